import type { Address } from '../address/address.ts';
import { formatPrefix, type Interval, intersects, prefixLengthOf, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { compareBigints } from '../text/compare.ts';
import type { Located } from '../text/source.ts';
import type { Imported, ImportedNetwork } from './imports/imported.ts';
import type { ImportedPart, ImportPlan, NetworkPlan } from './plan.ts';
import { PrefixIndex } from './prefix-index.ts';

/** A network while imports are joined to it. */
export interface NetworkDraft {
  readonly plan: NetworkPlan;
  cidrs: readonly Located<Interval>[];
  gateways: readonly Located<Address>[];
  vlan: number | undefined;
  readonly parts: ImportedPart[];
}

/** The networks of a site and those that its imports add, by name and by prefix. */
export class JoinedNetworks {
  readonly drafts: NetworkDraft[];
  readonly #names = new Map<string, NetworkDraft>();
  readonly #prefixes = new PrefixIndex<NetworkDraft>();

  constructor(networks: readonly NetworkPlan[]) {
    this.drafts = networks.map((plan) => {
      const { cidrs, gateways, vlan } = plan;
      return { plan, cidrs, gateways, vlan, parts: [] };
    });
    for (const draft of this.drafts) this.#register(draft);
  }

  /** The network that an entry names; undefined where it names none. */
  named({ network }: ImportPlan): NetworkDraft | undefined {
    return network && this.#names.get(network.value);
  }

  /** The network with the longest prefix around an interval. */
  around(interval: Interval): NetworkDraft | undefined {
    return this.#prefixes.around(interval);
  }

  /** Joins the networks of an import: to those that share addresses with them, else as new ones. */
  add({ networks, ranges }: Imported, entry: ImportPlan): void {
    const { network } = entry;
    if (network !== undefined && !this.#names.has(network.value) && networks.length + ranges.length > 0) {
      this.#create(network, entry.at);
    }
    const known = IntervalSet.of(this.drafts.flatMap(({ cidrs }) => cidrs.map(({ value }) => value)));
    const before = [...this.drafts];
    const named = this.named(entry);
    const added = new Map<ImportedNetwork, NetworkDraft>();
    // The widest first, so that what lies in another one finds it.
    for (const one of networks.toSorted((a, b) => compareBigints(widthOf(b), widthOf(a)))) {
      const found = this.#sharing(one, known, before);
      const lone = named !== undefined && named.cidrs.length === 0 && networks.length === 1 ? named : undefined;
      const draft = found ?? lone ?? newDraft(one, this.#freeName(one));
      if (found === undefined && lone === undefined) added.set(one, draft);
      this.#extend(draft, one, known);
    }
    for (const one of networks) {
      const draft = added.get(one);
      if (draft !== undefined) this.drafts.push(draft);
    }
  }

  #sharing({ cidrs }: ImportedNetwork, known: IntervalSet, before: readonly NetworkDraft[]): NetworkDraft | undefined {
    for (const { value } of cidrs) {
      const around = this.around(value);
      if (around !== undefined) return around;
      if (known.overlapping(value).length === 0) continue;
      return before.find((draft) => draft.cidrs.some((cidr) => intersects(cidr.value, value)));
    }
    return undefined;
  }

  #extend(draft: NetworkDraft, one: ImportedNetwork, known: IntervalSet): void {
    const more = one.cidrs.filter(({ value }) => {
      return this.around(value) === undefined && known.overlapping(value).length === 0;
    });
    const present = new Set(draft.gateways.map(({ value }) => value.value));
    const gateways = one.gateways.filter(({ value }) => !present.has(value.value) && present.add(value.value));
    if (more.length > 0) draft.cidrs = [...draft.cidrs, ...more];
    if (gateways.length > 0) draft.gateways = [...draft.gateways, ...gateways];
    draft.vlan ??= one.vlan;
    this.#register(draft);
  }

  #create(name: Located<string>, at: NetworkPlan['at']): void {
    const plan: NetworkPlan = { name, at, cidrs: [], gateways: [], ranges: [], reservations: [] };
    const draft: NetworkDraft = { plan, cidrs: [], gateways: [], vlan: undefined, parts: [] };
    this.drafts.push(draft);
    this.#register(draft);
  }

  #register(draft: NetworkDraft): void {
    const name = draft.plan.name.value;
    if (!this.#names.has(name)) this.#names.set(name, draft);
    for (const { value } of draft.cidrs) this.#prefixes.add(value, draft);
  }

  /** What the import calls it, else its prefix, where no other network has that name. */
  #freeName({ name, cidrs }: ImportedNetwork): string {
    const [first] = cidrs;
    const prefix = first === undefined ? 'network' : prefixName(first.value);
    if (name !== undefined && !this.#names.has(name)) return name;
    let free = name === undefined ? prefix : `${name} ${prefix}`;
    for (let count = 2; this.#names.has(free); count++) free = `${prefix} (${count})`;
    return free;
  }
}

function newDraft({ cidrs }: ImportedNetwork, name: string): NetworkDraft {
  const at = cidrs[0]?.at;
  if (at === undefined) throw new Error('an imported network has at least one prefix');
  const plan: NetworkPlan = { name: { value: name, at }, at, cidrs: [], gateways: [], ranges: [], reservations: [] };
  return { plan, cidrs: [], gateways: [], vlan: undefined, parts: [] };
}

function prefixName(interval: Interval): string {
  const { family, first } = interval;
  return formatPrefix({ family, first, length: prefixLengthOf(interval) ?? 0 });
}

function widthOf({ cidrs }: ImportedNetwork): bigint {
  return cidrs.reduce((widest, { value }) => (sizeOf(value) > widest ? sizeOf(value) : widest), 0n);
}

import type { Address } from '../../address/address.ts';
import { intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Tier } from './choose.ts';
import { outcomes, poolHolding, type Scene } from './decide.ts';
import type { Sharing } from './demand.ts';
import type { Kept } from './keep.ts';
import { addressKey, askedOf, type Kind } from './kinds.ts';
import type { PoolRules } from './pool-rules.ts';
import { mayShare, type Tenancy } from './tenancy.ts';

/** Where Services that hold nothing compete: what holders leave, and which pools each kind has to do with. */
export class Arena {
  readonly scene: Scene;
  /** Everything that holders are on, in every order. */
  readonly fixed: IntervalSet;
  readonly #tenancies: ReadonlyMap<string, Tenancy>;
  readonly #shared: ReadonlyMap<string, readonly Tenancy[]>;
  readonly #single = new Map<PoolRules, readonly [Tier]>();

  constructor(scene: Scene, kept: readonly Kept[]) {
    this.scene = scene;
    this.#tenancies = tenanciesOf(kept, scene);
    this.fixed = IntervalSet.of([...this.#tenancies.values()].map(({ address }) => intervalOf(address)));
    this.#shared = groupBy(this.#tenancies.values(), partyKey);
  }

  /** Who holds an address. */
  tenancy(address: Address): Tenancy | undefined {
    return this.#tenancies.get(addressKey(address));
  }

  /** The addresses of holders with the key and backend of a Service; none where it shares with nobody. */
  party(sharing: Sharing): readonly Tenancy[] {
    return sharing.key === '' ? [] : (this.#shared.get(partyKey(sharing)) ?? []);
  }

  /** The addresses that holders with the key and backend of a Service would share with it. */
  sharedWith(sharing: Sharing): readonly Tenancy[] {
    return this.party(sharing).filter((tenancy) => mayShare(tenancy, sharing));
  }

  /** The pool that grants what a kind asks for where nobody else comes first; undefined where none ever does. */
  grants({ demand }: Pick<Kind, 'demand'>): PoolRules | undefined {
    const admits = (address: Address, sharing: Sharing) => {
      const tenancy = this.tenancy(address);
      return tenancy === undefined || mayShare(tenancy, sharing);
    };
    const asked = askedOf(demand);
    for (const { status } of asked.length === 0 ? [] : outcomes(demand, { ...this.scene, admits })) {
      return status === 'assigned' ? poolHolding(asked, this.scene.index) : undefined;
    }
    return undefined;
  }

  /** The pools that a kind which asks for no address tries, by tiers; the pinned ones are searched for all it takes first. */
  phases({ demand }: Pick<Kind, 'demand'>): readonly (readonly Tier[])[] {
    const { wish, service } = demand;
    if (wish.by === 'request') return [];
    if (wish.by === 'pool') {
      const rules = this.scene.index.named(wish.pool);
      return rules === undefined || rules.accepts(service) === false ? [] : [this.#alone(rules)];
    }
    const { pinned, common } = this.scene.offer(demand);
    return [pinned, common];
  }

  /** Every pool that a kind may get an address of, as lists of tiers: the same lists for whoever tries the same. */
  tried(kind: Pick<Kind, 'demand'>): readonly (readonly Tier[])[] {
    const granting = this.grants(kind);
    return granting === undefined ? this.phases(kind) : [this.#alone(granting)];
  }

  #alone(rules: PoolRules): readonly [Tier] {
    const tiers: readonly [Tier] = this.#single.get(rules) ?? [[rules]];
    this.#single.set(rules, tiers);
    return tiers;
  }
}

function tenanciesOf(kept: readonly Kept[], { index }: Scene): ReadonlyMap<string, Tenancy> {
  const tenancies = new Map<string, Tenancy>();
  for (const { demand } of kept) {
    for (const address of demand.held) {
      const run = index.runOf(address);
      if (run === undefined) continue;
      const { key, backend, ports } = demand.sharing;
      const tenancy = tenancies.get(addressKey(address)) ?? { run, address, key, backend, ports: new Set() };
      for (const port of ports) tenancy.ports.add(port);
      tenancies.set(addressKey(address), tenancy);
    }
  }
  return tenancies;
}

function partyKey({ key, backend }: Pick<Sharing, 'key' | 'backend'>): string {
  return JSON.stringify([key, backend]);
}

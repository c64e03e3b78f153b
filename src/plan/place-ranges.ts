import { contains, type Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Imported, ImportedRange } from './imports/imported.ts';
import type { JoinedNetworks, NetworkDraft } from './joined-networks.ts';
import type { ImportedPart, ImportPlan, RangePlan, Role, SitePlan } from './plan.ts';

/** An import that was read. */
export interface KnownImport {
  readonly entry: ImportPlan;
  readonly from: string;
  readonly imported: Imported;
}

/** What an import says of a network; without one, of space outside all of them. */
export interface PlacedPart {
  readonly draft: NetworkDraft | undefined;
  readonly part: ImportedPart;
}

/** Gives every imported range the network that it lies in, and every machine's address the role of its range. */
export function placeRanges(
  site: SitePlan,
  networks: JoinedNetworks,
  imports: readonly KnownImport[],
): readonly PlacedPart[] {
  const hosts = new HostRoles(site, imports);
  return imports.flatMap(({ entry, from, imported }) => {
    const named = networks.named(entry);
    const byDraft = new Map<NetworkDraft | undefined, { ranges: RangePlan[]; hosts: Set<RangePlan> }>();
    for (const range of imported.ranges) {
      const role = hosts.roleOf(range);
      if (role === undefined) continue;
      const plan = rangePlan(range, role);
      const draft = draftFor(plan.range.value, named, networks);
      const found = byDraft.get(draft) ?? { ranges: [], hosts: new Set() };
      byDraft.set(draft, found);
      found.ranges.push(plan);
      if (range.host !== undefined) found.hosts.add(plan);
    }
    const complete = imported.problems.length === 0;
    return [...byDraft].map(([draft, found]) => ({ draft, part: { from, complete, ...found } }));
  });
}

function draftFor(interval: Interval, named: NetworkDraft | undefined, networks: JoinedNetworks) {
  if (named?.cidrs.some(({ value }) => contains(value, interval))) return named;
  return networks.around(interval) ?? named;
}

function rangePlan({ range, name, owner, purpose }: ImportedRange, role: Role): RangePlan {
  return {
    range,
    at: range.at,
    role,
    ...(name !== undefined && { name }),
    ...(owner !== undefined && { owner }),
    ...(purpose !== undefined && { purpose }),
    pools: [],
    clusters: [],
  };
}

/** Ranges that say more of a reserved address than that it is some machine's. */
const AROUND_RESERVATIONS: readonly Role[] = ['node', 'reserved'];

/** Ranges whose addresses a record may describe. */
const AROUND_RECORDS: readonly Role[] = ['service', 'node', 'reserved', 'dhcp'];

/** What the wider ranges of a site say of single addresses. */
class HostRoles {
  readonly #sets: ReadonlyMap<Role, IntervalSet>;
  readonly #promised: IntervalSet;

  constructor(site: SitePlan, imports: readonly KnownImport[]) {
    const written = [...site.networks.flatMap(({ ranges }) => ranges), ...site.routed];
    const all = [
      ...written,
      ...imports.flatMap(({ imported }) => imported.ranges.filter((one) => one.host === undefined)),
    ];
    const ofRole = (role: Role) =>
      IntervalSet.of(all.filter((one) => one.role === role).map(({ range }) => range.value));
    this.#sets = new Map(AROUND_RECORDS.map((role) => [role, ofRole(role)]));
    const reservations = site.networks.flatMap((network) => network.reservations);
    this.#promised = IntervalSet.of(
      reservations.map(({ address: { value } }) => ({ family: value.family, first: value.value, last: value.value })),
    );
  }

  /** The role of an imported range; undefined for a record of what a wider range or the plan already gives away. */
  roleOf({ range: { value }, role, host }: ImportedRange): Role | undefined {
    if (host === undefined || role !== 'appliance') return role;
    const address = { family: value.family, value: value.first };
    const around = (roles: readonly Role[]) => roles.find((one) => this.#sets.get(one)?.has(address));
    if (host === 'reservation') return around(AROUND_RESERVATIONS) ?? role;
    return this.#promised.has(address) || around(AROUND_RECORDS) !== undefined ? undefined : role;
  }
}

import type { Cluster } from '../metallb/cluster.ts';
import type { Plan, SitePlan } from '../plan/plan.ts';
import { groupBy } from '../text/group-by.ts';
import type { Problem } from '../text/problem.ts';
import { ownersOf } from './owners.ts';
import type { AddressSpace, Site } from './site.ts';

/** One site before it is joined with those that share its address space. */
export interface SiteParts {
  readonly plan: SitePlan | undefined;
  readonly clusters: readonly Cluster[];
  /** What does not parse among its files. */
  readonly syntax: readonly Problem[];
}

/** Joins sites to address spaces by the `vrf` they name; a site that names none has a space of its own. */
export function joinSites(plan: Plan | undefined, parts: readonly SiteParts[]): readonly Site[] {
  const groups = groupBy(parts, (part) => part.plan?.vrf?.value ?? part);
  const joined = new Map([...groups.values()].flatMap((group) => joinSpace(plan, group)));
  return parts.flatMap((part) => joined.get(part) ?? []);
}

function joinSpace(plan: Plan | undefined, group: readonly SiteParts[]): readonly (readonly [SiteParts, Site])[] {
  const sites: Site[] = [];
  const owners = ownersOf(group.flatMap((part) => part.plan ?? []));
  const space: AddressSpace = { plan, sites, owners };
  for (const part of group) sites.push({ ...part, name: part.plan?.name.value, space });
  return sites.flatMap((site, index) => {
    const part = group[index];
    return part === undefined ? [] : [[part, site]];
  });
}

import type { Contradiction } from './contradiction.ts';
import { overlappingNetworks } from './network-faults.ts';
import { once } from './once.ts';
import { hostsInServiceRanges, overlappingRanges, strayRanges } from './range-faults.ts';
import { clashingReservations, misplacedReservations } from './reservations.ts';
import type { AddressSpace, Site } from './site.ts';

/** What the plan of a site says against itself, and against the other sites of its address space where it comes later. */
export function contradictions(site: Site): readonly Contradiction[] {
  if (site.plan === undefined) return [];
  return [
    ...inSpace(site.space).filter((one) => one.site === site.name),
    ...strayRanges(site.plan),
    ...misplacedReservations(site),
  ];
}

const inSpace = once((space: AddressSpace): readonly Contradiction[] => [
  ...overlappingNetworks(space),
  ...overlappingRanges(space),
  ...hostsInServiceRanges(space),
  ...clashingReservations(space),
]);

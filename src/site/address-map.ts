import { formatAddress } from '../address/address.ts';
import { compareIntervals, formatInterval, sizeOf } from '../address/interval.ts';
import { append } from '../text/group-by.ts';
import type { MapArea, MapConflict, SiteMap } from './map.ts';
import { type Area, areasOf } from './map-areas.ts';
import { type Conflict, conflictsIn } from './map-conflicts.ts';
import { rowsOf } from './map-rows.ts';
import { firstFrom, segmentsOf } from './map-segments.ts';
import { prefixText } from './networks.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** Whether an area is shown; all of them by default. */
export type Shown = (area: Area) => boolean;

/**
 * The address plan of a site as plain data: who owns, claims and uses every address of its networks, its routed space,
 * and what lies beside them. Every address of an address space is in one block only. Near-linear in what is written.
 */
export function addressMapOf(site: Site, shown: Shown = () => true): SiteMap {
  const { space, plan } = site;
  const conflicts = conflictsByArea(space);
  const areas = areasOf(space).filter((area) => area.site === site && shown(area));
  return {
    ...(site.name === undefined ? {} : { site: site.name }),
    ...(plan?.vrf === undefined ? {} : { vrf: plan.vrf.value }),
    areas: areas.map((area) => areaOf(space, area, conflicts.get(area) ?? [])),
  };
}

function areaOf(space: AddressSpace, area: Area, conflicts: readonly MapConflict[]): MapArea {
  const { kind, network, blocks } = area;
  return {
    kind,
    name: network?.name.value ?? kind,
    ...(network?.vlan === undefined ? {} : { vlan: network.vlan }),
    gateways: (network?.gateways ?? []).map(({ value }) => formatAddress(value)),
    ...(network?.unknownDhcp !== undefined && { unknownDhcp: true as const }),
    blocks: blocks.map((block) => ({
      range: prefixText(block.interval),
      size: Number(sizeOf(block.interval)),
      segments: segmentsOf(space, block),
    })),
    rows: rowsOf(space, blocks),
    conflicts,
  };
}

/** Each conflict in the area of its first address. */
const conflictsByArea = once((space: AddressSpace): ReadonlyMap<Area, readonly MapConflict[]> => {
  const pieces = areasOf(space)
    .flatMap((area) => area.blocks.flatMap(({ own }) => own.map((interval) => ({ interval, area }))))
    .sort((a, b) => compareIntervals(a.interval, b.interval));
  const found = new Map<Area, MapConflict[]>();
  for (const conflict of conflictsIn(space)) {
    const [first] = conflict.intervals;
    const area = first === undefined ? undefined : pieces[firstFrom(pieces, first)]?.area;
    if (area === undefined) continue;
    append(found, area, plain(conflict));
  }
  return found;
});

function plain({ intervals, message }: Conflict): MapConflict {
  return { ranges: intervals.map(formatInterval), message };
}

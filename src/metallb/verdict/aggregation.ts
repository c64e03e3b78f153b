import type { Family } from '../../address/address.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Entry, Pool } from '../pool.ts';
import { written } from '../service.ts';
import { subject } from '../subject.ts';
import { byApiServer, bySelected } from './attribution.ts';
import type { Fault, Refusal } from './refusal.ts';
import { type Selection, type Steepest, selectionsOf, steepestOf } from './selections.ts';
import { hasField, type Setting } from './setting.ts';

/** The two lengths of a BGPAdvertisement. */
const SIDES = [
  { family: 'ipv4', field: 'aggregationLength', most: 32, least: 1 },
  { family: 'ipv6', field: 'aggregationLengthV6', most: 128, least: Number.NEGATIVE_INFINITY },
] as const;

type Side = (typeof SIDES)[number];

/** What MetalLB refuses of aggregation lengths: each by itself, with Service selectors, and against the pools' entries. */
export function aggregationRefusals(setting: Setting): readonly Refusal[] {
  const mapped = new Set(setting.cluster.pools.filter(({ entries }) => entries.some(isMapped)));
  return [
    ...setting.cluster.bgpAdvertisements.flatMap((one) => SIDES.flatMap((side) => ownFaults(setting, one, side))),
    ...selectionsOf(setting.cluster).flatMap((selection) => [
      ...SIDES.flatMap((side) => poolFaults(setting, selection, side)),
      ...(mapped.size === 0 ? [] : mappedFaults(setting, selection, mapped)),
    ]),
  ];
}

function ownFaults(setting: Setting, advertisement: BgpAdvertisement, side: Side): readonly Refusal[] {
  const { manifest, serviceSelectors } = advertisement;
  const length = lengthOf(advertisement, side);
  if (length === undefined || length === side.most) return [];
  const named = subject(setting.cluster, manifest);
  const fault = { manifest, route: ['spec', side.field] };
  if (length < side.least || length > side.most) {
    const what = `${named} has the ${side.field} ${length}, which must be ${Math.max(side.least, 0)} to ${side.most}`;
    const bounds: Fault = { ...fault, fact: 'aggregation-bounds', what };
    return length < side.least ? [byApiServer(bounds)] : bySelected(setting, [advertisement], bounds, true);
  }
  if (serviceSelectors.length === 0 || !hasField(setting, manifest, ['spec', 'serviceSelectors'])) return [];
  const what = `${named} has the ${side.field} ${length} beside serviceSelectors, which allow only ${side.most}`;
  const help = `Remove ${side.field}, or the serviceSelectors.`;
  return [byApiServer({ ...fault, fact: 'aggregation-selectors', what, help })];
}

/** Against the entry that needs the longest prefix, once an advertisement. */
function poolFaults(setting: Setting, { advertisements, pools }: Selection, side: Side): readonly Refusal[] {
  const short = advertisements.filter((one) => {
    const length = lengthOf(one, side) ?? side.most;
    return length < side.most && length >= side.least;
  });
  if (short.length === 0) return [];
  let found: { readonly pool: (typeof pools)[number]; readonly steepest: Steepest } | undefined;
  for (const pool of pools) {
    const steepest = steepestOf(pool).get(side.family satisfies Family);
    if (steepest !== undefined && steepest.length > (found?.steepest.length ?? -1)) found = { pool, steepest };
  }
  if (found === undefined) return [];
  const { pool, steepest } = found;
  return short.flatMap((advertisement) => {
    const length = lengthOf(advertisement, side) ?? side.most;
    if (length >= steepest.length) return [];
    const fault: Fault = {
      fact: 'aggregation-pool',
      manifest: advertisement.manifest,
      route: ['spec', side.field],
      what: `${subject(setting.cluster, advertisement.manifest)} aggregates to /${length}, and the entry "${written(steepest.entry.text).trim()}" of pool "${written(pool.name)}" has no block wider than /${steepest.length}`,
      help: `Write ${side.field}: ${steepest.length} or more, or widen the entry.`,
      related: [{ manifest: pool.manifest, route: steepest.entry.route, message: 'the entry of the pool' }],
    };
    return bySelected(setting, [advertisement], fault, true);
  });
}

/** A v4-mapped CIDR counts 128 bits, more than any IPv4 length: no BGPAdvertisement can have its pool. */
function mappedFaults(
  setting: Setting,
  { advertisements, pools }: Selection,
  mapped: ReadonlySet<Pool>,
): readonly Refusal[] {
  const [first] = advertisements;
  if (first === undefined) return [];
  return pools
    .filter((pool) => mapped.has(pool))
    .flatMap((pool) =>
      pool.entries.filter(isMapped).flatMap(({ route, text }) => {
        const what = `Pool "${written(pool.name)}" has the v4-mapped entry "${written(text)}", longer than any aggregation length`;
        return bySelected(setting, [first], { fact: 'aggregation-mapped', manifest: pool.manifest, route, what }, true);
      }),
    );
}

function isMapped({ parsed }: Entry): boolean {
  return parsed?.kind === 'unusable' && parsed.why === 'mapped-prefix' && parsed.interval.family === 'ipv4';
}

function lengthOf(advertisement: BgpAdvertisement, { field }: Side): number | undefined {
  const length = advertisement[field];
  return typeof length === 'number' ? length : undefined;
}

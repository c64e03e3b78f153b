import { bitsOf } from '../address/address.ts';
import { compareIntervals, contains, type Interval, prefixInterval, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import { compareBigints } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { claimsOf } from './claims.ts';
import { foremost } from './foremost.ts';
import { usedAddresses } from './map-uses.ts';
import { extentOf } from './networks.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** A part of the map with a picture of its own. */
export interface Area {
  readonly site: Site;
  /** Undefined where it is none of the networks. */
  readonly network: NetworkPlan | undefined;
  readonly kind: 'network' | 'routed' | 'elsewhere';
  readonly blocks: readonly Block[];
}

/** What is drawn as one picture, and what of it is not drawn elsewhere. */
export interface Block {
  readonly interval: Interval;
  /** Ascending and disjoint; an address is in one block of an address space, the narrowest of the foremost kind. */
  readonly own: readonly Interval[];
}

/** The areas of an address space: of each site its networks, what is routed, and what is claimed beside them. */
export const areasOf = once((space: AddressSpace): readonly Area[] => {
  const drafts = [...space.sites.flatMap(networkDrafts), ...space.sites.flatMap(routedDraft)];
  const known = IntervalSet.of(drafts.flatMap(({ intervals }) => intervals));
  const all = [...drafts, ...space.sites.flatMap((site) => elsewhereDraft(site, known))];
  const items = all.flatMap((draft) => draft.intervals.map((interval) => ({ interval, draft })));
  const pieces = new Map<object, Interval[]>();
  for (const { interval, of } of foremost(items, compareItems)) {
    append(pieces, of, interval);
  }
  const blocks = new Map<Draft, Block[]>(all.map((draft) => [draft, []]));
  for (const item of items.toSorted((a, b) => compareIntervals(a.interval, b.interval))) {
    const own = pieces.get(item);
    if (own !== undefined) blocks.get(item.draft)?.push({ interval: item.interval, own });
  }
  return all.map((draft) => {
    const { site, network, kind } = draft;
    return { site, network, kind, blocks: blocks.get(draft) ?? [] };
  });
});

interface Draft extends Pick<Area, 'site' | 'network' | 'kind'> {
  readonly intervals: readonly Interval[];
}

const ORDER = { network: 0, routed: 1, elsewhere: 2 } as const;

interface Item {
  readonly interval: Interval;
  readonly draft: Draft;
}

function compareItems(a: Item, b: Item): number {
  const byKind = ORDER[a.draft.kind] - ORDER[b.draft.kind];
  return byKind || compareBigints(sizeOf(a.interval), sizeOf(b.interval));
}

function networkDrafts(site: Site): readonly Draft[] {
  return (site.plan?.networks ?? []).map((network) => {
    const intervals = network.cidrs.length > 0 ? extentOf(network).intervals : surroundings(extentOf(network));
    return { site, network, kind: 'network', intervals };
  });
}

/** Routed space as it is written, but what lies wholly in a network of the site. */
function routedDraft(site: Site): readonly Draft[] {
  const networks = IntervalSet.of((site.plan?.networks ?? []).flatMap((network) => extentOf(network).intervals));
  const ranges = (site.plan?.routed ?? []).map(({ range }) => range.value);
  const { intervals } = IntervalSet.of(ranges.filter((range) => networks.gaps(range).length > 0));
  return intervals.length === 0 ? [] : [{ site, network: undefined, kind: 'routed', intervals }];
}

/** What a site's clusters, nodes and gateways have outside of every network, each in its surroundings. */
function elsewhereDraft(site: Site, known: IntervalSet): readonly Draft[] {
  const { clusters, space } = site;
  const named = new Set(clusters.map(({ name }) => name));
  const all = IntervalSet.of([
    ...clusters.flatMap((cluster) => claimsOf(cluster).map(({ interval }) => interval)),
    ...usedAddresses(space)
      .filter(({ uses }) => uses.some(({ cluster }) => named.has(cluster)))
      .map(({ interval }) => interval),
    ...space.owners.all.filter((owner) => owner.site === site.name).map(({ interval }) => interval),
  ]);
  const stray = all.subtract(known);
  return stray.isEmpty ? [] : [{ site, network: undefined, kind: 'elsewhere', intervals: surroundings(stray) }];
}

/** The smallest prefixes of at least 256 addresses that hold the parts of a set, none of them in another. */
function surroundings(set: IntervalSet): readonly Interval[] {
  const found: Interval[] = [];
  for (const part of set.intervals) {
    const around = prefixAround(part);
    let last = found.at(-1);
    while (last !== undefined && contains(around, last)) {
      found.pop();
      last = found.at(-1);
    }
    if (last === undefined || !contains(last, around)) found.push(around);
  }
  return found;
}

const SMALLEST_BITS = 8;

function prefixAround({ family, first, last }: Interval): Interval {
  const differing = (first ^ last).toString(2).length;
  const hostBits = first === last ? SMALLEST_BITS : Math.max(SMALLEST_BITS, differing);
  return prefixInterval({ family, value: first }, bitsOf(family) - hostBits);
}

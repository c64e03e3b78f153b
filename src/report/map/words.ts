import type { MapArea, MapPool, MapRow, MapState, MapUse, SiteMap } from '../../site/map.ts';
import { looks, states } from './looks.ts';

/** A site as people name it; without a plan, `this folder`. */
export function siteTitle({ site }: SiteMap): string {
  return site === undefined ? 'this folder' : site;
}

const KIND_WORDS = { network: 'network', routed: 'routed space', elsewhere: 'in no network of the plan' } as const;

/** `lan`, `routed space`, or `in no network of the plan`. */
export function areaTitle({ kind, name }: MapArea): string {
  return kind === 'network' ? name : KIND_WORDS[kind];
}

/** What is said of a network beside its name: its prefixes, VLAN, gateways, and leases that nobody wrote down. */
export function areaFacts({ blocks, vlan, gateways, unknownDhcp }: MapArea): readonly string[] {
  const ranges = blocks.map(({ range }) => range);
  return [
    ...(ranges.length > 3 ? [`${ranges.slice(0, 3).join(', ')} and ${ranges.length - 3} more`] : [ranges.join(', ')]),
    ...(vlan === undefined ? [] : [`VLAN ${vlan}`]),
    ...(gateways.length === 0 ? [] : [`gateway ${gateways.join(', ')}`]),
    ...(unknownDhcp === true ? ['leases addresses nobody wrote down'] : []),
  ].filter((fact) => fact !== '');
}

/** How many addresses of an area have each state, the most telling state first; those drawn elsewhere left out. */
export function countsOf({ blocks }: MapArea): readonly (readonly [state: MapState, count: number])[] {
  const sums = new Map<MapState, number>();
  for (const { state, size } of blocks.flatMap(({ segments }) => segments)) {
    sums.set(state, (sums.get(state) ?? 0) + size);
  }
  return states.flatMap((state) => {
    const sum = sums.get(state);
    return sum === undefined || state === 'other' ? [] : [[state, sum] as const];
  });
}

/** A count as people read it: digits in groups, above a million millions as a power of two. */
export function countText(count: number): string {
  if (count < 1e12) return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return `about 2^${Math.round(Math.log2(count))}`;
}

/** `shop/till`, with its cluster where a map has several, and what is uncertain about it. */
export function useText({ service, cluster, status, orderDependent }: MapUse, many: boolean): string {
  const remarks = [
    ...(many && cluster !== undefined ? [cluster] : []),
    ...(status === 'asked' ? ['asks for it in vain'] : []),
    ...(status === 'held' ? ['from another controller'] : []),
    ...(orderDependent ? ['depends on the order'] : []),
  ];
  return remarks.length === 0 ? service : `${service} (${remarks.join(', ')})`;
}

/** `apps`, with its cluster where a map has several. */
export function poolText({ name, cluster }: MapPool, many: boolean): string {
  return many && cluster !== undefined ? `${name} (${cluster})` : name;
}

/** Whether the rows of a site name more than one cluster. */
export function hasClusters({ areas }: SiteMap): boolean {
  const rows = areas.flatMap((area) => area.rows);
  return new Set(rows.flatMap(({ pools, services }) => [...pools, ...services].map(({ cluster }) => cluster))).size > 1;
}

/** `1 of 20 (5%)`; undefined where nothing is counted. */
export function usedText({ used, size, capacity = size }: MapRow): string | undefined {
  if (used === undefined) return undefined;
  return `${used} of ${countText(capacity)} (${percent(capacity === 0 ? 0 : used / capacity)})`;
}

function percent(part: number): string {
  const rounded = Math.round(part * 100);
  if (rounded >= 100 && part < 1) return '99%';
  return rounded === 0 && part > 0 ? 'under 1%' : `${rounded}%`;
}

/** Who a row is for, in one word: its role, else what names it. */
export function roleText({ role, pools, services, promised }: MapRow): string {
  if (role !== null) return role === 'dhcp' ? 'DHCP' : role;
  if (services.length > 0) return 'Service';
  if (promised.length > 0) return looks.promised.word;
  return pools.length > 0 ? 'pool' : '';
}

/** What a row is for, in the plan's words: its purpose, else its name; where an import says it, also that. */
export function purposeText({ role, name, purpose, from }: MapRow): string {
  const said = [purpose, role === 'gateway' ? undefined : name].filter((part) => part !== undefined);
  const text = [...new Set(said)].join(', ');
  if (from === undefined) return text;
  return text === '' ? `from ${from}` : `${text} (from ${from})`;
}

/** The Services of a row: those that use it, and those that it is promised to and that do not. */
export function servicesOf({ services, promised }: MapRow, many: boolean): readonly string[] {
  const using = new Set(services.map(({ service }) => service));
  const waiting = promised.filter((service) => !using.has(service)).map((service) => `${service} (promised)`);
  return [...services.map((use) => useText(use, many)), ...waiting];
}

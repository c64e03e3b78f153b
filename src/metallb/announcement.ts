import { append, type Group, groupBy } from '../text/group-by.ts';
import { type Advertisement, announces, type Protocol, selectsAll } from './advertisement.ts';
import type { Cluster } from './cluster.ts';
import { LabelIndex } from './label-index.ts';
import { anyOf, either, type Truth } from './labels.ts';
import type { Pool } from './pool.ts';
import { selectorsKey } from './verdict/meetings.ts';

/** Whether a protocol announces a pool; an AddressPool says it itself. Advertisements nobody sees are not counted. */
export function announcedBy(cluster: Cluster, pool: Pool, protocol: Protocol): Truth {
  if (pool.protocol !== undefined) return pool.protocol === (protocol === 'l2' ? 'layer2' : 'bgp');
  if (pool.manifest.kind === 'AddressPool') return 'unknown';
  const own = ofProtocol(cluster.advertisements, protocol);
  const { answers } = indexOf(own);
  const known = answers.get(pool);
  if (known !== undefined) return known;
  const found = anyOf(candidatesFor(own, pool), ([first]) => announces(first, pool));
  const answer = found === false && isExhausted(own) ? 'unknown' : found;
  answers.set(pool, answer);
  return answer;
}

/** Whether any protocol announces a pool. */
export function announced(cluster: Cluster, pool: Pool): Truth {
  return either(announcedBy(cluster, pool, 'l2'), announcedBy(cluster, pool, 'bgp'));
}

/** The advertisements that surely announce a pool, in the cluster's order. */
export function advertisementsOf(cluster: Cluster, pool: Pool): readonly Advertisement[] {
  const kinds = [...new Set(candidatesFor(cluster.advertisements, pool))].filter(
    ([first]) => announces(first, pool) === true,
  );
  const found = kinds.flat();
  const { order } = indexOf(cluster.advertisements);
  return found.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** The advertisements that surely announce none of some pools, in their order. */
export function announcingNone(
  advertisements: readonly Advertisement[],
  pools: Iterable<Pool>,
): readonly Advertisement[] {
  let left = advertisements;
  let silent = new Set(indexOf(left).kinds);
  for (const pool of pools) {
    for (const kind of candidatesFor(left, pool)) {
      if (silent.has(kind) && announces(kind[0], pool) !== false) silent.delete(kind);
    }
    if (isExhausted(left)) return [];
    // The others need no more looks.
    if (2 * silent.size > indexOf(left).kinds.length) continue;
    left = [...silent].flat();
    silent = new Set(indexOf(left).kinds);
  }
  const found = new Set([...silent].flat());
  return advertisements.filter((one) => found.has(one));
}

/** Advertisements of one protocol that choose pools in the same words: what one announces each of them does. */
type Kind = Group<Advertisement>;

/** Which advertisements can concern a pool at all. */
interface Index {
  readonly order: ReadonlyMap<Advertisement, number>;
  readonly kinds: readonly Kind[];
  readonly byName: ReadonlyMap<string, readonly Kind[]>;
  readonly byLabel: LabelIndex<Kind>;
  /** Those that choose pools by more than names they spell and labels they ask for. */
  readonly broad: readonly Kind[];
  /** Whether one of them announces a pool. */
  readonly answers: WeakMap<Pool, Truth>;
  /** How often one was held against a pool. */
  looks: number;
}

/** Past so many looks nobody can tell which of thousands of advertisements announce which of thousands of pools. */
const MOST_LOOKS = 500_000;

function isExhausted(advertisements: readonly Advertisement[]): boolean {
  return indexOf(advertisements).looks > MOST_LOOKS;
}

const byProtocol = new WeakMap<readonly Advertisement[], ReadonlyMap<Protocol, readonly Advertisement[]>>();

function ofProtocol(advertisements: readonly Advertisement[], protocol: Protocol): readonly Advertisement[] {
  const known = byProtocol.get(advertisements) ?? groupBy(advertisements, (one) => one.protocol);
  byProtocol.set(advertisements, known);
  return known.get(protocol) ?? NONE;
}

const NONE: readonly Advertisement[] = [];

const indexes = new WeakMap<readonly Advertisement[], Index>();

function indexOf(advertisements: readonly Advertisement[]): Index {
  const known = indexes.get(advertisements) ?? makeIndex(advertisements);
  indexes.set(advertisements, known);
  return known;
}

function makeIndex(advertisements: readonly Advertisement[]): Index {
  const kinds = [...groupBy(advertisements, choiceOf).values()];
  const byName = new Map<string, Kind[]>();
  for (const kind of kinds) {
    const names = kind[0].pools.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    for (const name of new Set(names)) append(byName, name, kind);
  }
  const selecting = kinds.filter(([{ poolSelectors }]) => poolSelectors.length > 0);
  return {
    order: new Map(advertisements.map((one, place) => [one, place])),
    kinds,
    byName,
    byLabel: new LabelIndex(selecting.map((kind) => [kind, kind[0].poolSelectors])),
    answers: new WeakMap(),
    looks: 0,
    broad: kinds.filter(([first]) => selectsAll(first) || first.pools.some(({ name }) => typeof name !== 'string')),
  };
}

function choiceOf({ protocol, pools, poolSelectors }: Advertisement): string {
  const names = pools.map(({ name }) => (typeof name === 'string' ? name : [name.text]));
  return JSON.stringify([protocol, names, selectorsKey(poolSelectors)]);
}

/** The kinds worth a look, some of them twice: all of them for a pool whose own name is unknown. */
function* candidatesFor(advertisements: readonly Advertisement[], pool: Pool): Generator<Kind, undefined> {
  const index = indexOf(advertisements);
  for (const kind of kindsFor(index, pool)) {
    if (++index.looks > MOST_LOOKS) return;
    yield kind;
  }
}

function* kindsFor({ kinds, byName, byLabel, broad }: Index, pool: Pool): Generator<Kind, undefined> {
  if (typeof pool.name !== 'string') {
    yield* kinds;
    return;
  }
  yield* byName.get(pool.name) ?? [];
  yield* broad;
  yield* byLabel.candidates(pool.manifest);
}

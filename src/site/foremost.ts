import { type Address, compareAddresses } from '../address/address.ts';
import type { Interval } from '../address/interval.ts';

/** A run of addresses and the foremost of all that lie on it. */
export interface Piece<T> {
  readonly interval: Interval;
  readonly of: T;
}

/**
 * Who is foremost at every address: disjoint pieces in order, as long as they can be. What compares as less is further
 * to the front; of equals the one that comes first. O(n log n), however deep they lie on one another.
 */
export function foremost<T extends { readonly interval: Interval }>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): readonly Piece<T>[] {
  const ranked = items.toSorted(compare).map((of, rank) => ({ of, rank }));
  const arriving = ranked.toSorted((a, b) => compareAddresses(firstOf(b.of.interval), firstOf(a.of.interval)));
  const open: Ranked<T>[] = [];
  const pieces: Piece<T>[] = [];
  const cuts = cutsOf(items);
  for (const [index, cut] of cuts.entries()) {
    for (let next = arriving.at(-1); next !== undefined && starts(next, cut); next = arriving.at(-1)) {
      push(open, next);
      arriving.pop();
    }
    while (open[0] !== undefined && !reaches(open[0], cut)) pop(open);
    const next = cuts[index + 1];
    if (open[0] !== undefined && next !== undefined) append(pieces, open[0].of, { ...cut, next: next.value });
  }
  return pieces;
}

interface Ranked<T> {
  readonly of: T;
  readonly rank: number;
}

type Placed = Ranked<{ readonly interval: Interval }>;

function firstOf(interval: Interval): Address {
  return { family: interval.family, value: interval.first };
}

/** Where an item begins or has just ended, each place once, in order. */
function cutsOf(items: readonly { readonly interval: Interval }[]): readonly Address[] {
  const ends = items.flatMap(({ interval: { family, first, last } }) => [
    { family, value: first },
    { family, value: last + 1n },
  ]);
  ends.sort(compareAddresses);
  return ends.filter((end, index) => {
    const before = ends[index - 1];
    return before === undefined || compareAddresses(before, end) !== 0;
  });
}

function starts(item: Placed, cut: Address): boolean {
  return compareAddresses(firstOf(item.of.interval), cut) <= 0;
}

function reaches({ of: { interval } }: Placed, cut: Address): boolean {
  return interval.family === cut.family && interval.last >= cut.value;
}

function append<T>(pieces: Piece<T>[], of: T, { family, value, next }: Address & { readonly next: bigint }) {
  const before = pieces.at(-1);
  const joins = before?.of === of && before.interval.last + 1n === value;
  const first = joins ? before.interval.first : value;
  if (joins) pieces.pop();
  pieces.push({ of, interval: { family, first, last: next - 1n } });
}

/** Adds to a binary heap whose top has the lowest rank. */
function push<T>(heap: Ranked<T>[], added: Ranked<T>) {
  let at = heap.length;
  heap.push(added);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || parent.rank < added.rank) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = added;
}

/** Drops the top of a binary heap. */
function pop<T>(heap: Ranked<T>[]) {
  const moved = heap.pop();
  if (moved === undefined || heap.length === 0) return;
  let at = 0;
  while (true) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    const isRight = left !== undefined && right !== undefined && right.rank < left.rank;
    const lower = isRight ? right : left;
    if (lower === undefined || lower.rank > moved.rank) break;
    heap[at] = lower;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = moved;
}

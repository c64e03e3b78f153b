import { type Address, compareFamilies } from './address.ts';
import { compareIntervals, type Interval, intersection, sizeOf } from './interval.ts';

/**
 * A set of addresses of both families, kept as intervals that are ascending, disjoint and never touch, so equal sets
 * have equal intervals. Immutable; an operation on two sets takes time linear in their intervals, and to intersect or
 * subtract a far larger one time linear in those it meets.
 */
export class IntervalSet {
  /** The set without addresses. */
  static readonly empty = new IntervalSet([]);

  /** Ascending, ipv4 before ipv6; between two of one family lies at least one address outside the set. */
  readonly intervals: readonly Interval[];

  private constructor(intervals: readonly Interval[]) {
    this.intervals = intervals;
  }

  /** The set of all addresses of the intervals, which may overlap and come in any order. */
  static of(intervals: Iterable<Interval>): IntervalSet {
    return IntervalSet.#ofSorted([...intervals].sort(compareIntervals));
  }

  static #ofSorted(sorted: readonly Interval[]): IntervalSet {
    const merged: Interval[] = [];
    let open: Interval | undefined;
    for (const next of sorted) {
      if (open === undefined || open.family !== next.family || next.first > open.last + 1n) {
        if (open !== undefined) merged.push(open);
        open = next;
      } else if (next.last > open.last) {
        open = { family: open.family, first: open.first, last: next.last };
      }
    }
    if (open !== undefined) merged.push(open);
    return new IntervalSet(merged);
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  /** How many addresses the set has, both families counted. */
  size(): bigint {
    return this.intervals.reduce((sum, interval) => sum + sizeOf(interval), 0n);
  }

  /** Whether the address is in the set; logarithmic. */
  has(address: Address): boolean {
    const found = this.intervals[this.#firstEndingAtOrAfter(address)];
    return found !== undefined && found.family === address.family && found.first <= address.value;
  }

  /** The parts of the set inside the interval, cut to it, ascending; logarithmic in what lies before them. */
  overlapping(within: Interval): readonly Interval[] {
    const pieces: Interval[] = [];
    let at = this.#firstEndingAtOrAfter({ family: within.family, value: within.first });
    for (; at < this.intervals.length; at++) {
      const interval = this.intervals[at];
      const piece = interval && intersection(interval, within);
      if (piece === undefined) break;
      pieces.push(piece);
    }
    return pieces;
  }

  /** The parts of the interval outside the set, ascending. */
  gaps(within: Interval): readonly Interval[] {
    const { family, last } = within;
    const gaps: Interval[] = [];
    let next = within.first;
    for (const taken of this.overlapping(within)) {
      if (taken.first > next) gaps.push({ family, first: next, last: taken.first - 1n });
      next = taken.last + 1n;
    }
    if (next <= last) gaps.push({ family, first: next, last });
    return gaps;
  }

  /** The addresses in either set. */
  union(other: IntervalSet): IntervalSet {
    return IntervalSet.#ofSorted(mergeSorted(this.intervals, other.intervals));
  }

  /** The addresses in both sets. */
  intersect(other: IntervalSet): IntervalSet {
    if (other.#isFarLargerThan(this)) return new IntervalSet(this.intervals.flatMap((one) => other.overlapping(one)));
    if (this.#isFarLargerThan(other)) return new IntervalSet(other.intervals.flatMap((one) => this.overlapping(one)));
    const shared: Interval[] = [];
    let mine = 0;
    let theirs = 0;
    while (true) {
      const a = this.intervals[mine];
      const b = other.intervals[theirs];
      if (a === undefined || b === undefined) return new IntervalSet(shared);
      const both = intersection(a, b);
      if (both !== undefined) shared.push(both);
      if (endsFirst(a, b)) mine++;
      else theirs++;
    }
  }

  /** The addresses of this set that the other lacks. */
  subtract(other: IntervalSet): IntervalSet {
    if (other.#isFarLargerThan(this)) return new IntervalSet(this.intervals.flatMap((one) => other.gaps(one)));
    const left: Interval[] = [];
    let theirs = 0;
    for (const { family, first, last } of this.intervals) {
      let next = first;
      for (let taken = other.intervals[theirs]; taken !== undefined; taken = other.intervals[theirs]) {
        if (isBefore({ family, value: last }, taken)) break;
        if (taken.family === family && taken.last >= next) {
          if (taken.first > next) left.push({ family, first: next, last: taken.first - 1n });
          next = taken.last + 1n;
          if (taken.last > last) break;
        }
        theirs++;
      }
      if (next <= last) left.push({ family, first: next, last });
    }
    return new IntervalSet(left);
  }

  /** Whether it has every address of the other; looks no further than the first that it lacks. */
  covers(other: IntervalSet): boolean {
    return other.intervals.every((one) => this.gaps(one).length === 0);
  }

  /** Whether both have the same addresses. */
  equals(other: IntervalSet): boolean {
    if (this.intervals.length !== other.intervals.length) return false;
    return this.intervals.every((interval, index) => {
      const same = other.intervals[index];
      return same !== undefined && compareIntervals(interval, same) === 0;
    });
  }

  /** Whether looking up each interval of another set in this one is less work than going through both. */
  #isFarLargerThan(other: IntervalSet): boolean {
    return this.intervals.length > 16 * (other.intervals.length + 1);
  }

  /** The index of the first interval whose last address is not before this one, by binary search. */
  #firstEndingAtOrAfter(address: Address): number {
    let low = 0;
    let high = this.intervals.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const interval = this.intervals[middle];
      if (interval !== undefined && isAfter(address, interval)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(address: Address, interval: Interval): boolean {
  if (address.family !== interval.family) return compareFamilies(address.family, interval.family) < 0;
  return address.value < interval.first;
}

function isAfter(address: Address, interval: Interval): boolean {
  if (address.family !== interval.family) return compareFamilies(address.family, interval.family) > 0;
  return address.value > interval.last;
}

function endsFirst(a: Interval, b: Interval): boolean {
  return a.family === b.family ? a.last < b.last : compareFamilies(a.family, b.family) < 0;
}

function mergeSorted(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  let at = 0;
  for (const next of a) {
    for (let other = b[at]; other !== undefined && compareIntervals(other, next) < 0; other = b[at]) {
      merged.push(other);
      at++;
    }
    merged.push(next);
  }
  return merged.concat(b.slice(at));
}

import { type Address, compareAddresses, sameAddress } from './address.ts';
import { addressOrder } from './address-order.ts';
import { type Interval, intersection } from './interval.ts';

/** An interval and what claims it. */
export interface Claim<T> {
  readonly interval: Interval;
  readonly of: T;
}

/** Two claims that share addresses; `earlier` comes first in address order, on a tie in the order given. */
export interface Overlap<T> {
  readonly earlier: Claim<T>;
  readonly later: Claim<T>;
  readonly shared: Interval;
}

/** A run of addresses and what claims all of it: at least one, by where the claims start, then end, as given. */
export interface Segment<T> {
  readonly interval: Interval;
  readonly of: readonly T[];
}

/**
 * Every overlapping pair, once, by its later claim in address order, then by its earlier one. O(n log n) for n claims
 * plus a step for each pair; n claims of the same addresses are n² / 2 pairs, so where the input is not known to be
 * shallow, use {@link firstOverlaps} or stop early.
 */
export function* sweep<T>(claims: Iterable<Claim<T>>): Generator<Overlap<T>, undefined> {
  const open: Claim<T>[] = [];
  for (const later of inAddressOrder(claims)) {
    let kept = 0;
    for (const earlier of open) {
      const shared = intersection(earlier.interval, later.interval);
      if (shared === undefined) continue;
      open[kept] = earlier;
      kept++;
      yield { earlier, later, shared };
    }
    open.length = kept;
    open.push(later);
  }
}

/**
 * One overlap for each claim that shares addresses with an earlier one, in address order: the one with the earlier
 * claim that reaches farthest, so `shared` is all that the later claim shares with any earlier claim. O(n log n)
 * whatever the claims, at most n - 1 overlaps.
 */
export function* firstOverlaps<T>(claims: Iterable<Claim<T>>): Generator<Overlap<T>, undefined> {
  let farthest: Claim<T> | undefined;
  for (const later of inAddressOrder(claims)) {
    const shared = farthest && intersection(farthest.interval, later.interval);
    if (farthest !== undefined && shared !== undefined) yield { earlier: farthest, later, shared };
    if (shared === undefined || reachesFarther(later, farthest)) farthest = later;
  }
}

/**
 * The claimed addresses cut where the covering claims change, ascending and disjoint; unclaimed addresses are left
 * out. O(n log n) plus the claims of the segments yielded: n claims nested in one another are n² of them.
 */
export function* segments<T>(claims: Iterable<Claim<T>>): Generator<Segment<T>, undefined> {
  const sorted = inAddressOrder(claims);
  let at = 0;
  let open: readonly Claim<T>[] = [];
  let first = 0n;
  for (const { family, value } of cutsOf(sorted)) {
    if (open.length > 0) yield { interval: { family, first, last: value - 1n }, of: open.map((claim) => claim.of) };
    const started = at;
    while (startsAt(sorted[at], { family, value })) at++;
    open = open.filter(({ interval }) => interval.last >= value).concat(sorted.slice(started, at));
    first = value;
  }
}

/** Every place where a claim starts or has just ended, ascending, once. A family's last place has no claim open. */
function cutsOf<T>(claims: readonly Claim<T>[]): readonly Address[] {
  const cuts: Address[] = [];
  for (const { interval } of claims) {
    cuts.push(
      { family: interval.family, value: interval.first },
      { family: interval.family, value: interval.last + 1n },
    );
  }
  cuts.sort(compareAddresses);
  return cuts.filter((cut, index) => {
    const before = cuts[index - 1];
    return before === undefined || !sameAddress(before, cut);
  });
}

function startsAt<T>(claim: Claim<T> | undefined, cut: Address): boolean {
  return claim !== undefined && claim.interval.family === cut.family && claim.interval.first === cut.value;
}

function inAddressOrder<T>(claims: Iterable<Claim<T>>): readonly Claim<T>[] {
  const all = [...claims];
  const order = addressOrder(all.map(({ interval }) => interval));
  const sorted: Claim<T>[] = [];
  for (const index of order) {
    const claim = all[index];
    if (claim !== undefined) sorted.push(claim);
  }
  return sorted;
}

function reachesFarther<T>(claim: Claim<T>, than: Claim<T> | undefined): boolean {
  return than === undefined || claim.interval.last > than.interval.last;
}

import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { segments } from '../address/sweep.ts';
import { compareText } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import type { Span } from '../text/source.ts';
import { foremost } from './foremost.ts';

/** Somebody who claims addresses in a file. */
export interface Party<T> {
  readonly interval: Interval;
  readonly of: T;
  /** Parties of one kin never clash; where they lie on one another the first given speaks for them. */
  readonly kin: unknown;
  /** Where it is written; asked only of those that meet another kin. */
  at(): Span;
}

/** A party that clashes with parties written before it. */
export interface Clash<T> {
  readonly later: T;
  /** In the order of their addresses, then of files and places; at most twenty. */
  readonly earlier: readonly [T, ...T[]];
  /** Where they clash; at least one interval. */
  readonly intervals: readonly Interval[];
}

/** The parts of an interval, which two parties share, where that is a fault; none where it is fine. */
export type Fault<T> = (later: T, earlier: T, shared: Interval) => readonly Interval[];

const MOST_NAMED = 20;

/**
 * Who shares addresses that two may not share: every party once, with those before it by file and place (two at one
 * place in the order given). O(n log n) in the parties, times the kins that meet at one address.
 */
export function clashes<T>(parties: readonly Party<T>[], fault: Fault<T>): readonly Clash<T>[] {
  const found = new Map<Party<T>, Found<T>>();
  const order = orderOf(parties);
  for (const { of, interval } of segments(speakers(parties))) {
    if (of.length < 2) continue;
    const here = of.toSorted(order);
    for (const [index, later] of here.entries()) {
      meet(later, here.slice(0, index), interval, fault, found);
    }
  }
  return parties.flatMap((party) => {
    const { earlier, parts } = found.get(party) ?? { earlier: new Set<T>(), parts: [] };
    const [first, ...rest] = earlier;
    if (first === undefined) return [];
    return [{ later: party.of, earlier: [first, ...rest] as const, intervals: IntervalSet.of(parts).intervals }];
  });
}

interface Found<T> {
  readonly earlier: Set<T>;
  readonly parts: Interval[];
}

function speakers<T>(parties: readonly Party<T>[]) {
  const kins = groupBy(parties, (party) => party.kin);
  return [...kins.values()].flatMap((kin) => foremost(kin, () => 0));
}

function meet<T>(
  later: Party<T>,
  before: readonly Party<T>[],
  shared: Interval,
  fault: Fault<T>,
  found: Map<Party<T>, Found<T>>,
) {
  const own = found.get(later) ?? { earlier: new Set(), parts: [] };
  for (const earlier of before) {
    if (own.earlier.size >= MOST_NAMED) break;
    const parts = fault(later.of, earlier.of, shared);
    if (parts.length === 0) continue;
    own.earlier.add(earlier.of);
    own.parts.push(...parts);
  }
  if (own.earlier.size > 0) found.set(later, own);
}

function orderOf<T>(parties: readonly Party<T>[]): (a: Party<T>, b: Party<T>) => number {
  const index = new Map(parties.map((party, place) => [party, place]));
  const places = new Map<Party<T>, Span>();
  const placeOf = (party: Party<T>) => {
    const place = places.get(party) ?? party.at();
    places.set(party, place);
    return place;
  };
  return (a, b) => compareSpans(placeOf(a), placeOf(b)) || (index.get(a) ?? 0) - (index.get(b) ?? 0);
}

/** Orders places by path, then by where they start. */
export function compareSpans(a: Span, b: Span): number {
  return compareText(a.source.path, b.source.path) || a.start - b.start;
}

import type { Interval } from '../src/address/interval.ts';
import { wholeFamily } from '../src/address/interval.ts';
import type { Problem } from '../src/text/problem.ts';
import type { Span } from '../src/text/source.ts';
import { demand } from './target.ts';

/** A place lies in its text. */
export function demandSpan({ source, start, end }: Span): void {
  demand(Number.isInteger(start) && Number.isInteger(end), 'a place is whole numbers');
  demand(start >= 0 && start <= end, 'a place does not end before it starts');
  demand(end <= Math.max(1, source.text.length) && start <= source.text.length, 'a place lies in its text');
}

/** A problem says something, and where. */
export function demandProblem({ message, at, related = [] }: Problem): void {
  demand(message !== '', 'a problem is told in words');
  demand(at !== undefined, 'a problem has a place');
  demand(!NO_WORDS.test(message) || NO_WORDS.test(at.source.text), 'a problem is told in words');
  demandSpan(at);
  for (const one of related) demandSpan(one.at);
}

/** What JavaScript writes where nothing is. */
const NO_WORDS = /undefined|\[object /;

/** An interval lies in its family and does not end before it starts. */
export function demandInterval({ family, first, last }: Interval): void {
  demand(first >= 0n && first <= last && last <= wholeFamily(family).last, 'an interval lies in its family');
}

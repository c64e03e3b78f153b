import type { Interval } from '../address/interval.ts';
import type { Remark } from '../text/problem.ts';
import type { Span } from '../text/source.ts';

/** A fault of the plan against itself, at the later of the places that contradict each other. */
export interface Contradiction {
  /** The site at whose line it is. */
  readonly site: string;
  readonly at: Span;
  readonly message: string;
  readonly help: string;
  readonly related: readonly Remark[];
  readonly addresses: readonly Interval[];
  /** What it contradicts, where that is a range or a prefix. */
  readonly other: Interval | undefined;
}

/** At most three texts, and how many more there are. */
export function few(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}

/** A text with a capital first letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

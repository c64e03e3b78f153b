import type { Manifest } from '../manifest/manifest.ts';
import type { Place } from './rule.ts';

/** What a suppression covers: lines of a file, a whole file, or a resource. Paths are relative to the repository root. */
export type Scope =
  | { readonly kind: 'lines'; readonly path: string; readonly lines: readonly number[] }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'resource'; readonly manifest: Manifest };

/** A rule that a suppression names. */
export interface Mention {
  readonly rule: string;
  readonly at: Place;
}

/** A comment or an annotation that wants findings silenced. */
export interface Suppression {
  readonly scope: Scope;
  /** The whole of it. */
  readonly at: Place;
  /** Empty where it names no rule. */
  readonly mentions: readonly Mention[];
  readonly hasReason: boolean;
  /** The last day it holds, as written; undefined: it holds for good. */
  readonly until: string | undefined;
}

/** The words of a suppression: `RULE[, RULE] -- reason [until YYYY-MM-DD]`. */
export interface SuppressionWords {
  /** With the offset of each in the text. */
  readonly rules: readonly { readonly name: string; readonly start: number }[];
  /** Whether anything but the day stands after `--`. */
  readonly hasReason: boolean;
  readonly until: string | undefined;
}

/** Reads what stands after `mlb-lint-ignore`, or in the annotation. Without `--`, only names of rules count as such. */
export function readSuppression(text: string): SuppressionWords {
  const dashes = text.indexOf('--');
  const head = dashes === -1 ? text : text.slice(0, dashes);
  const tail = dashes === -1 ? '' : text.slice(dashes + 2).trim();
  const words = [...head.matchAll(/[^\s,]+/g)].map((match) => ({ name: match[0], start: match.index }));
  const until = UNTIL.exec(tail.slice(-MAX_UNTIL));
  const reason = until === null ? tail : tail.slice(0, -until[0].length);
  return {
    rules: dashes === -1 ? words.filter(({ name }) => name.includes('/')) : words,
    hasReason: /[\p{L}\p{N}]/u.test(reason),
    until: until?.[1],
  };
}

const UNTIL = /(?:^|[\s,;(])until\s+(\d{4}-\d{1,2}-\d{1,2})[.)]?$/i;
const MAX_UNTIL = 40;

/** Whether a suppression still holds on a day. A day that no calendar has never comes: the suppression has lapsed. */
export function holdsOn(until: string | undefined, today: string): boolean {
  if (until === undefined) return true;
  return isDay(until) && today <= until;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const days = DAYS[Number(month) - 1] ?? 0;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return Number(day) >= 1 && Number(day) <= days && (month !== '02' || day !== '29' || isLeap);
}

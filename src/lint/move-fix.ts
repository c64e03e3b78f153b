import { formatInterval, formatPrefix, type Interval, prefixLengthOf, sizeOf } from '../address/interval.ts';
import type { Claim } from '../site/claims.ts';
import type { Move } from '../site/move-off.ts';
import { lineEndOf } from '../text/line-end.ts';
import type { Span } from '../text/source.ts';
import type { Fix } from './rule.ts';

/**
 * Writes other addresses where a pool's entry stands; undefined where the file does not hold the text itself but a
 * variable, and where several entries cannot stand instead of one.
 */
export function moveFix(claim: Claim, move: Move): Fix | undefined {
  const { manifest, route } = claim;
  const text = manifest.get(route);
  if (claim.pool === undefined || typeof text !== 'string') return undefined;
  const at = manifest.at(route);
  const standing = at.source.text.slice(at.start, at.end);
  const quote = ['"', "'", ''].find((mark) => standing === `${mark}${text}${mark}`);
  if (quote === undefined) return undefined;
  const entries = move.entries.map((entry) => entryOf(text, entry));
  const separator = entries.length === 1 ? '' : separatorAt(at);
  if (separator === undefined) return undefined;
  const written = entries.map((entry) => {
    const mark = quote === '' && entry.endsWith(':') ? '"' : quote;
    return `${mark}${entry}${mark}`;
  });
  const edits = [{ at, text: written.join(separator) }];
  return { title: titleOf(claim, move, entries), safety: 'unsafe', edits, takes: move.gained };
}

/** What stands between two entries of the list that a place is in; undefined where that cannot be told. */
function separatorAt({ source, start }: Span): string | undefined {
  const { text } = source;
  const before = text.slice(start - source.position(start).column + 1, start);
  if (/^ *- +$/.test(before)) return `${lineEndOf(text)}${before}`;
  const [previous = ''] = /[^\s]\s*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  return /^[[,]/.test(previous) ? ', ' : undefined;
}

/** What is done, and why just that: how much of the pool stays where it is, and who loses an address. */
function titleOf({ interval }: Claim, { entries, kept, gained, losers }: Move, words: readonly string[]): string {
  const whole = sizeOf(interval);
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0n);
  const doing = gained.length === 0 ? 'Leave only' : kept === 0n ? 'Move to' : 'Change it to';
  const keeps = kept === 0n ? '' : `, which keeps ${kept} of its ${whole} addresses`;
  const fewer = size < whole ? ', enough for its Services' : '';
  const loses =
    losers.length === 0 ? '' : `; ${named(losers)} then ${losers.length === 1 ? 'needs' : 'need'} another address`;
  const all = [words.slice(0, -1).join(', '), words.at(-1)].filter((part) => part !== '').join(' and ');
  return `${doing} ${all}${keeps}${fewer}${loses}`;
}

function named(services: readonly string[]): string {
  const shown = services.slice(0, 3).map((service) => `"${service}"`);
  const more = services.length > 3 ? ` and ${services.length - 3} more` : '';
  return `${services.length === 1 ? 'Service' : 'Services'} ${shown.join(', ')}${more}`;
}

/** An entry as MetalLB reads it, a CIDR where one was written and one will do. */
function entryOf(text: string, { family, first, last }: Interval): string {
  const length = text.includes('/') ? prefixLengthOf({ family, first, last }) : undefined;
  if (length !== undefined) return formatPrefix({ family, first, length });
  const end = (value: bigint) => formatInterval({ family, first: value, last: value });
  return `${end(first)}-${end(last)}`;
}

import { formatInterval, formatPrefix, type Interval, prefixLengthOf, sizeOf } from '../address/interval.ts';
import type { Claim } from '../site/claims.ts';
import type { Fix } from './rule.ts';

/**
 * Writes other addresses where a pool's entry stands; undefined where they are not as many, or where the file does not
 * hold the text itself but a variable.
 */
export function moveFix(claim: Claim, to: Interval): Fix | undefined {
  const { manifest, route } = claim;
  const text = manifest.get(route);
  if (claim.pool === undefined || typeof text !== 'string' || sizeOf(to) !== sizeOf(claim.interval)) return undefined;
  const at = manifest.at(route);
  const standing = at.source.text.slice(at.start, at.end);
  const quote = ['"', "'", ''].find((mark) => standing === `${mark}${text}${mark}`);
  if (quote === undefined) return undefined;
  const moved = entryOf(text, to);
  const mark = quote === '' && moved.endsWith(':') ? '"' : quote;
  return { title: `Move to ${moved}`, safety: 'unsafe', edits: [{ at, text: `${mark}${moved}${mark}` }] };
}

/** An entry as MetalLB reads it, a CIDR where one was written and one will do. */
function entryOf(text: string, { family, first, last }: Interval): string {
  const length = text.includes('/') ? prefixLengthOf({ family, first, last }) : undefined;
  if (length !== undefined) return formatPrefix({ family, first, length });
  const end = (value: bigint) => formatInterval({ family, first: value, last: value });
  return `${end(first)}-${end(last)}`;
}

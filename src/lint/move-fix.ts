import { parseAddress } from '../address/address.ts';
import { formatInterval, formatPrefix, type Interval, prefixLengthOf, sizeOf } from '../address/interval.ts';
import type { Claim } from '../site/claims.ts';
import type { Fix } from './rule.ts';

/**
 * Writes other addresses where a pool's entry or a Service's request stands; undefined where they are not as many, or
 * where the file does not hold the text itself (a variable, a list of several addresses).
 */
export function moveFix(claim: Claim, to: Interval): Fix | undefined {
  const { manifest, route } = claim;
  const text = manifest.get(route);
  if (typeof text !== 'string' || sizeOf(to) !== sizeOf(claim.interval)) return undefined;
  if (claim.pool === undefined && parseAddress(text.trim()) === undefined) return undefined;
  const at = manifest.at(route);
  const standing = at.source.text.slice(at.start, at.end);
  const quote = ['"', "'", ''].find((mark) => standing === `${mark}${text}${mark}`);
  if (quote === undefined) return undefined;
  const moved = claim.pool === undefined ? formatInterval(to) : entryOf(text, to);
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

import { type Address, formatAddress, parseAddress, sameAddress } from '../address/address.ts';
import { intervalOf } from '../address/interval.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { NEW_PREFIX, OLD_PREFIX } from '../metallb/request.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import type { RequestMove } from '../site/request-moves.ts';
import type { Edit } from '../text/edit.ts';
import type { Fix } from './rule.ts';

/**
 * Writes another address where Services ask for one, and nothing else of a list; undefined where a file does not hold
 * the text itself but a variable.
 */
export function requestFix(move: RequestMove, service: Service): Fix | undefined {
  const edits: Edit[] = [];
  for (const one of move.requests) {
    for (const route of routesOf(one.service.manifest, one.route)) {
      const edit = replaceAddress(one.service.manifest, route, move.from, move.to);
      if (edit === undefined) return undefined;
      edits.push(edit);
    }
  }
  return { title: titleOf(move, service), safety: 'unsafe', edits, takes: [intervalOf(move.to)] };
}

function titleOf({ to, pool, isPromised, requests }: RequestMove, service: Service): string {
  const others = requests.filter((one) => one.service !== service).map((one) => `"${serviceLabel(one.service)}"`);
  const shown =
    others.length > 3 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} more` : others.join(', ');
  const more = others.length === 0 ? '' : `, together with ${shown}`;
  const why = isPromised ? 'which the plan keeps for it' : `the nearest free address of pool "${pool}"`;
  return `Ask for ${formatAddress(to)}, ${why}${more}`;
}

/** Where a Service asks: by both prefixes where both say the same. */
function routesOf(manifest: Manifest, route: Route): readonly Route[] {
  const key = route.at(-1);
  if (typeof key !== 'string' || !(key.startsWith(NEW_PREFIX) || key.startsWith(OLD_PREFIX))) return [route];
  const other = key.startsWith(NEW_PREFIX)
    ? OLD_PREFIX + key.slice(NEW_PREFIX.length)
    : NEW_PREFIX + key.slice(OLD_PREFIX.length);
  const twin = [...route.slice(0, -1), other];
  return manifest.get(twin) !== undefined && manifest.get(twin) === manifest.get(route) ? [route, twin] : [route];
}

/** The edit of one address of a list with commas, or of a text that is nothing else. */
function replaceAddress(manifest: Manifest, route: Route, from: Address, to: Address): Edit | undefined {
  const text = manifest.get(route);
  const { source, start, end } = manifest.at(route);
  const standing = source.text.slice(start, end);
  const quote = ['', '"', "'"].find((mark) => standing === `${mark}${String(text)}${mark}`);
  const word = formatAddress(to);
  if (typeof text !== 'string' || quote === undefined || (quote === '' && word.endsWith(':'))) return undefined;
  let offset = start + quote.length;
  for (const part of text.split(',')) {
    const bare = part.trim();
    const address = parseAddress(bare);
    if (address !== undefined && sameAddress(address, from)) {
      const first = offset + part.indexOf(bare);
      return { at: { source, start: first, end: first + bare.length }, text: word };
    }
    offset += part.length + 1;
  }
  return undefined;
}

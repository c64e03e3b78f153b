import { formatAddress, parseAddress } from '../address/address.ts';
import type { Source, Span } from '../text/source.ts';

/** Places that are kept for one address. */
const MOST_PLACES = 20;

/** What may be an address: nothing that is a part of a longer word, number or address. */
const WORD = /(?<![\w.:])[0-9a-f:][0-9a-f:.]*(?![\w:])/gi;

/** Letters of an address with a port; what is longer is neither. */
const LONGEST = 60;

/** The port behind an IPv4 address. */
const PORT = /^(?=[^:]*\.)([^:]*):\d*$/;

/**
 * Where sources speak of these addresses, in any spelling, by the address as it is formatted: at most 20 places each, in
 * the order of the sources. The sources are gone through once, however many addresses there are.
 */
export function mentionsIn(
  sources: readonly Source[],
  addresses: ReadonlySet<string>,
): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  if (addresses.size === 0) return found;
  for (const source of sources) {
    for (const match of source.text.matchAll(WORD)) {
      if (match[0].length > LONGEST) continue;
      const word = match[0].replace(PORT, '$1').replace(/(?<!\.)\.+$/, '');
      const address = addresses.has(word) ? word : canonical(word);
      if (address === undefined || !addresses.has(address)) continue;
      const spans = found.get(address) ?? [];
      found.set(address, spans);
      if (spans.length < MOST_PLACES) spans.push({ source, start: match.index, end: match.index + word.length });
    }
  }
  return found;
}

/** An IPv6 address in the one spelling; only it has several. */
function canonical(word: string): string | undefined {
  if (!word.includes(':')) return undefined;
  const address = parseAddress(word);
  return address === undefined ? undefined : formatAddress(address);
}

import type { Address } from '../address/address.ts';
import type { Interval } from '../address/interval.ts';
import { parsePlanAddress, parsePlanPrefix, parsePlanRange } from '../address/plan-range.ts';
import type { Located } from '../text/source.ts';
import type { Entry } from './entry.ts';
import { quote } from './quote.ts';

/** One address; in a network of these prefixes also `.100`. A problem and undefined where the text is none. */
export function readAddress(entry: Entry, prefixes: readonly Interval[] = []): Located<Address> | undefined {
  return read(entry, (text) => parsePlanAddress(text, prefixes));
}

/** A range, a prefix or one address; in a network of these prefixes also `.100-.199`. */
export function readInterval(entry: Entry, prefixes: readonly Interval[] = []): Located<Interval> | undefined {
  return read(entry, (text) => parsePlanRange(text, prefixes));
}

/** A prefix such as `192.168.20.0/24`. */
function readPrefix(entry: Entry): Located<Interval> | undefined {
  return read(entry, parsePlanPrefix);
}

/** The prefixes of a list, those that parse. */
export function readPrefixes(entries: readonly Entry[]): readonly Located<Interval>[] {
  return entries.map(readPrefix).filter((prefix) => prefix !== undefined);
}

/** The addresses of a list, those that parse. */
export function readAddresses(entries: readonly Entry[], prefixes?: readonly Interval[]): readonly Located<Address>[] {
  return entries.map((entry) => readAddress(entry, prefixes)).filter((address) => address !== undefined);
}

interface Fault {
  readonly fault: string;
  readonly meant?: string | undefined;
}

function read<T extends object>(entry: Entry, parse: (text: string) => T | Fault): Located<T> | undefined {
  const parsed = parse(entry.text);
  if (!isFault(parsed)) return { value: parsed, at: entry.at };
  entry.blame(
    `${quote(entry.text)}: ${parsed.fault}${parsed.meant === undefined ? '' : `; did you mean "${parsed.meant}"?`}`,
  );
  return undefined;
}

function isFault(parsed: object): parsed is Fault {
  return 'fault' in parsed;
}

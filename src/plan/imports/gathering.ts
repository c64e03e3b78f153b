import type { Address } from '../../address/address.ts';
import { type Interval, intervalOf } from '../../address/interval.ts';
import { parsePlanAddress, parsePlanPrefix, parsePlanRange, type RangeFault } from '../../address/plan-range.ts';
import { parsePrefix } from '../../address/prefix.ts';
import type { Problem } from '../../text/problem.ts';
import type { Located, Span } from '../../text/source.ts';
import { quote } from '../quote.ts';
import type { Imported, ImportedNetwork, ImportedNode, ImportedRange } from './imported.ts';

/** What an importer has found so far. Texts that are no addresses become problems, so that none is lost in silence. */
export class Gathering implements Imported {
  readonly networks: ImportedNetwork[] = [];
  readonly ranges: ImportedRange[] = [];
  readonly nodes: ImportedNode[] = [];
  readonly problems: Problem[] = [];
  unread = false;
  readonly #prefixes: readonly Interval[];

  constructor(prefixes: readonly Interval[] = []) {
    this.#prefixes = prefixes;
  }

  /** Says what is not understood. */
  report(message: string, at: Span): void {
    this.problems.push({ message, at });
  }

  /** Says that nothing of the file can be read, which stands alone. */
  refuse(message: string, at: Span): this {
    this.problems.splice(0, this.problems.length, { message, at });
    this.unread = true;
    return this;
  }

  /** A range, a prefix or one address. */
  interval(text: Located<string>): Located<Interval> | undefined {
    return this.#read(text, (plain) => parsePlanRange(plain, this.#prefixes));
  }

  /** One address. */
  address(text: Located<string>): Located<Address> | undefined {
    return this.#read(text, (plain) => parsePlanAddress(plain, this.#prefixes));
  }

  /** One address as the range of one. */
  single(text: Located<string>): Located<Interval> | undefined {
    const address = this.address(text);
    return address && { value: intervalOf(address.value), at: address.at };
  }

  /** A prefix; host bits, as in the address of a router with its prefix length, are dropped. */
  prefix(text: Located<string>): Located<Interval> | undefined {
    return this.#read(text, (plain) => parsePrefix(plain.trim())?.interval ?? parsePlanPrefix(plain));
  }

  /** The addresses from one to another, both included. */
  between(first: Located<string>, last: Located<string>): Located<Interval> | undefined {
    const [from, to] = [this.address(first), this.address(last)];
    if (from === undefined || to === undefined) return undefined;
    const at: Span = { source: first.at.source, start: first.at.start, end: Math.max(first.at.end, last.at.end) };
    if (from.value.family !== to.value.family) {
      this.report(`${quote(`${first.value}-${last.value}`)}: an IPv4 and an IPv6 address`, at);
      return undefined;
    }
    if (from.value.value > to.value.value) {
      this.report(`${quote(`${first.value}-${last.value}`)}: reversed: the start is after the end`, at);
      return undefined;
    }
    return { value: { family: from.value.family, first: from.value.value, last: to.value.value }, at };
  }

  #read<T extends object>(text: Located<string>, parse: (plain: string) => T | RangeFault): Located<T> | undefined {
    const parsed = parse(text.value);
    if (!isFault(parsed)) return { value: parsed, at: text.at };
    const meant = parsed.meant === undefined ? '' : `; did you mean "${parsed.meant}"?`;
    this.report(`${quote(text.value)}: ${parsed.fault}${meant}`, text.at);
    return undefined;
  }
}

function isFault(parsed: object): parsed is RangeFault {
  return 'fault' in parsed;
}

/** A name as a plan may carry it: on one line, none where nothing is left. */
export function nameOf(text: string | undefined): string | undefined {
  const plain = text?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return plain === '' ? undefined : plain;
}

import type { Address } from '../../address/address.ts';
import { holds, type Interval } from '../../address/interval.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Located, Source, Span } from '../../text/source.ts';
import { quote } from '../quote.ts';
import { dhcpdStatements, type Statement } from './dhcpd-statements.ts';
import type { Token } from './dhcpd-tokens.ts';
import { IRRELEVANT } from './dhcpd-words.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer, ImportFiles } from './imported.ts';
import { type Chain, Includes } from './includes.ts';
import { netmaskLength } from './netmask.ts';

/**
 * The configuration of ISC's dhcpd: subnets are networks, `range` and `range6` lease, hosts with a `fixed-address` are
 * appliances, and `prefix6` is reserved. See dhcpd.conf(5).
 */
export const iscDhcpd: Importer = (source, context) => {
  const gathering = new Gathering(context.prefixes);
  const reader = new DhcpdReader(gathering, context.files);
  reader.read(source, [source.path], { name: undefined, host: undefined });
  reader.finish();
  const [problem] = gathering.problems;
  return reader.understood === 0 && problem?.at !== undefined
    ? gathering.refuse(problem.message, problem.at)
    : gathering;
};

/** What surrounds a statement. */
interface Scope {
  /** Of the shared network or class around it. */
  readonly name: string | undefined;
  readonly host: string | undefined;
}

/** More suggestions than anyone reads. */
const MAX_SUGGESTIONS = 100;

class DhcpdReader {
  /** How many statements were understood. */
  understood = 0;
  readonly #gathering: Gathering;
  readonly #includes: Includes;
  readonly #subnets: { readonly cidr: Located<Interval>; readonly name: string | undefined }[] = [];
  readonly #routers: Located<Address>[] = [];

  constructor(gathering: Gathering, files: ImportFiles) {
    this.#gathering = gathering;
    this.#includes = new Includes(files, gathering);
  }

  read(source: Source, chain: Chain, scope: Scope): void {
    const { statements, problem } = dhcpdStatements(source);
    for (const statement of statements) this.#statement(statement, chain, scope);
    if (problem?.at !== undefined) this.#gathering.report(problem.message, problem.at);
  }

  /** Makes networks of the subnets: a router is a gateway of the one that holds it. */
  finish(): void {
    for (const { cidr, name } of this.#subnets) {
      const gateways = this.#routers.filter(({ value }) => holds(cidr.value, value));
      this.#gathering.networks.push({ ...(name !== undefined && { name }), cidrs: [cidr], gateways });
    }
  }

  #statement({ words, block }: Statement, chain: Chain, scope: Scope): void {
    const [keyword, ...rest] = words;
    const inner = block === undefined ? scope : this.#scopeOf(keyword, rest, scope);
    if (inner !== undefined && (block !== undefined || this.#single(keyword, rest, chain, scope))) this.understood++;
    else this.#gathering.report(`${quote(keyword.value)} is not understood${this.#hint(keyword.value)}`, keyword.at);
    for (const one of block ?? []) this.#statement(one, chain, inner ?? scope);
  }

  #hint(word: string): string {
    return this.#gathering.problems.length < MAX_SUGGESTIONS ? didYouMean(word, KNOWN) : '';
  }

  /** A statement that ends with `;`; false where it is not understood. */
  #single(keyword: Token, rest: readonly Token[], chain: Chain, scope: Scope): boolean {
    const word = keyword.value.toLowerCase();
    switch (word) {
      case 'range':
      case 'range6':
        this.#range(
          keyword,
          rest.filter(({ value }) => value !== 'dynamic-bootp' && value !== 'temporary'),
        );
        return true;
      case 'prefix6':
        this.#delegation(keyword, rest);
        return true;
      case 'fixed-address':
      case 'fixed-address6':
        for (const text of rest.filter(({ kind }) => kind !== 'mark')) this.#fixed(text, scope);
        return true;
      case 'fixed-prefix6':
        for (const text of rest) this.#reserve(this.#gathering.prefix(text));
        return true;
      case 'include':
        if (rest[0] === undefined) return false;
        this.#includes.open(rest[0], chain, (source, inner) => this.read(source, inner, scope));
        return true;
      case 'option':
        if (rest[0]?.value.toLowerCase() === 'routers') this.#readRouters(rest.slice(1));
        return true;
      default:
        return IRRELEVANT.has(word) || word.includes('.');
    }
  }

  #scopeOf(keyword: Token, rest: readonly Token[], scope: Scope): Scope | undefined {
    const word = keyword.value.toLowerCase();
    const name = nameOf(rest[0]?.value);
    if (word === 'subnet' || word === 'subnet6') this.#subnet(keyword, rest, scope);
    if (word === 'shared-network') return { ...scope, name };
    if (word === 'host') return { ...scope, host: name };
    return BLOCKS.has(word) ? scope : undefined;
  }

  #subnet(keyword: Token, rest: readonly Token[], { name }: Scope): void {
    const [address, , netmask] = rest;
    if (address === undefined) {
      this.#gathering.report(`${quote(keyword.value)} without a prefix`, keyword.at);
      return;
    }
    const at = spanOf(address, netmask ?? address);
    const text =
      netmask === undefined ? address.value : `${address.value}/${netmaskLength(netmask.value) ?? netmask.value}`;
    const cidr = this.#gathering.prefix({ value: text, at });
    if (cidr !== undefined) this.#subnets.push({ cidr, name });
  }

  #range(keyword: Token, [first, last, ...more]: readonly Token[]): void {
    if (first === undefined || more.length > 0) {
      this.#gathering.report(`${quote(keyword.value)} takes one address or two`, keyword.at);
      return;
    }
    const range = last === undefined ? this.#gathering.interval(first) : this.#gathering.between(first, last);
    if (range !== undefined) this.#gathering.ranges.push({ range, role: 'dhcp' });
  }

  /** `prefix6 low high / bits`: the last prefix counts as a whole. */
  #delegation(keyword: Token, [first, last, ...length]: readonly Token[]): void {
    const bits = length
      .map(({ value }) => value)
      .join('')
      .replace('/', '');
    const end = last && this.#gathering.prefix({ value: `${last.value}/${bits}`, at: last.at });
    const start = first && this.#gathering.address(first);
    if (start === undefined || end === undefined || start.value.value > end.value.last) {
      this.#gathering.report(`${quote(keyword.value)} is not understood`, keyword.at);
      return;
    }
    this.#reserve({ value: { ...end.value, first: start.value.value }, at: { ...start.at, end: end.at.end } });
  }

  #reserve(range: Located<Interval> | undefined): void {
    if (range !== undefined) this.#gathering.ranges.push({ range, role: 'reserved', purpose: 'delegated prefixes' });
  }

  #fixed(text: Token, { host }: Scope): void {
    const range = this.#gathering.single(text);
    if (range === undefined) return;
    this.#gathering.ranges.push({
      range,
      role: 'appliance',
      ...(host !== undefined && { name: host }),
      host: 'reservation',
    });
  }

  #readRouters(words: readonly Token[]): void {
    for (const word of words.filter(({ kind }) => kind === 'word')) {
      const address = this.#gathering.address(word);
      if (address !== undefined) this.#routers.push(address);
    }
  }
}

const BLOCKS = new Set([
  ...['group', 'class', 'subclass', 'pool', 'pool6', 'if', 'elsif', 'else', 'on', 'switch', 'case', 'default'],
  ...['zone', 'key', 'failover', 'subnet', 'subnet6', 'shared-network', 'host'],
]);

const KNOWN = [
  ...['range', 'range6', 'prefix6', 'fixed-address', 'fixed-address6', 'fixed-prefix6', 'include'],
  ...BLOCKS,
  ...IRRELEVANT,
];

function spanOf(first: Token, last: Token): Span {
  return last.at.source === first.at.source ? { ...first.at, end: last.at.end } : first.at;
}

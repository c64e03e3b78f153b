import type { Address } from '../../address/address.ts';
import { holds } from '../../address/interval.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Located, Source } from '../../text/source.ts';
import { quote } from '../quote.ts';
import { readHost } from './dnsmasq-host.ts';
import { dnsmasqLines, fieldsOf, type Setting } from './dnsmasq-lines.ts';
import { readRange } from './dnsmasq-range.ts';
import { IRRELEVANT } from './dnsmasq-words.ts';
import { Gathering } from './gathering.ts';
import type { Importer, ImportFiles } from './imported.ts';
import { type Chain, Includes } from './includes.ts';

/**
 * The configuration of dnsmasq: `dhcp-range` leases, `dhcp-host` with an address is an appliance, a range with its
 * netmask or prefix length is a network, and option 3 its gateway. See dnsmasq(8).
 */
export const dnsmasq: Importer = (source, context) => {
  const gathering = new Gathering(context.prefixes);
  const reader = new DnsmasqReader(gathering, context.files);
  reader.read(source, [source.path]);
  const [problem] = gathering.problems;
  if (reader.understood === 0 && problem?.at !== undefined) return gathering.refuse(problem.message, problem.at);
  return { ...gathering, networks: reader.networks() };
};

/** More suggestions than anyone reads. */
const MAX_SUGGESTIONS = 100;

class DnsmasqReader {
  /** How many settings were understood. */
  understood = 0;
  readonly #gathering: Gathering;
  readonly #files: ImportFiles;
  readonly #includes: Includes;
  readonly #routers: Located<Address>[] = [];

  constructor(gathering: Gathering, files: ImportFiles) {
    this.#gathering = gathering;
    this.#files = files;
    this.#includes = new Includes(files, gathering);
  }

  read(source: Source, chain: Chain): void {
    for (const setting of dnsmasqLines(source)) {
      const { key, open } = setting;
      if (open) this.#gathering.report('the quotes do not end on their line', key.at);
      else if (this.#setting(setting, chain)) this.understood++;
      else this.#gathering.report(`${quote(key.value)} is not understood${this.#hint(key.value)}`, key.at);
    }
  }

  /** Each network once, with the routers that lie in it. */
  networks(): Gathering['networks'] {
    const first = new Map(this.#gathering.networks.toReversed().map((network) => [keyOf(network.cidrs[0]), network]));
    return [...first.values()].reverse().map((network) => ({
      ...network,
      gateways: this.#routers.filter(({ value }) => network.cidrs.some((cidr) => holds(cidr.value, value))),
    }));
  }

  #hint(word: string): string {
    return this.#gathering.problems.length < MAX_SUGGESTIONS ? didYouMean(word, KNOWN) : '';
  }

  /** False where it is not understood. */
  #setting({ key, value }: Setting, chain: Chain): boolean {
    if (IRRELEVANT.has(key.value)) return true;
    if (value === undefined) {
      if (key.value !== 'read-ethers') return false;
      this.#gathering.report('"read-ethers": what stands in /etc/ethers is not read', key.at);
      return true;
    }
    switch (key.value) {
      case 'dhcp-range':
        readRange(value, this.#gathering);
        return true;
      case 'dhcp-host':
        readHost(value, this.#gathering);
        return true;
      case 'dhcp-option':
      case 'dhcp-option-force':
        this.#option(value);
        return true;
      case 'conf-file':
        this.#includes.open(value, chain, (source, files) => this.read(source, files));
        return true;
      case 'dhcp-hostsfile':
        this.#includes.open(value, chain, (source) => this.#hosts(source));
        return true;
      case 'conf-dir':
        this.#folder(value, chain, (source, files) => this.read(source, files));
        return true;
      case 'dhcp-hostsdir':
        this.#folder(value, chain, (source) => this.#hosts(source));
        return true;
      case 'conf-script':
        this.#gathering.report('"conf-script": what a program prints is not read', key.at);
        return true;
      default:
        return false;
    }
  }

  /** A file of hosts has a `dhcp-host` without its key on every line. */
  #hosts(source: Source): void {
    for (const { key, value } of dnsmasqLines(source)) {
      const end = value?.at.end ?? key.at.end;
      readHost({ value: source.text.slice(key.at.start, end), at: { ...key.at, end } }, this.#gathering);
    }
  }

  #option(value: Located<string>): void {
    const fields = fieldsOf(value).filter((field) => !/^(?:tag|set|net|vendor|encap|vi-encap):/.test(field.value));
    const [option, ...addresses] = fields;
    if (option?.value !== '3' && option?.value !== 'option:router') return;
    for (const text of addresses.filter((one) => one.value !== '' && one.value !== '0.0.0.0')) {
      const address = this.#gathering.address(text);
      if (address !== undefined) this.#routers.push(address);
    }
  }

  /** `conf-dir=folder,.bak` leaves out the files that end so, `conf-dir=folder,*.conf` reads only those that do. */
  #folder(value: Located<string>, chain: Chain, read: (source: Source, chain: Chain) => void) {
    const [folder, ...filters] = fieldsOf(value);
    if (folder === undefined) return;
    const names = this.#files.list(folder.value, folder.at.source);
    if ('message' in names) {
      this.#gathering.report(names.message, folder.at);
      return;
    }
    const wanted = filters.flatMap((filter) => (filter.value.startsWith('*') ? filter.value.slice(1) : []));
    const unwanted = filters.map((filter) => filter.value).filter((filter) => filter !== '' && !filter.startsWith('*'));
    for (const name of names) {
      if (name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'))) continue;
      if (unwanted.some((ending) => name.endsWith(ending))) continue;
      if (wanted.length > 0 && !wanted.some((ending) => name.endsWith(ending))) continue;
      this.#includes.open({ value: `${folder.value.replace(/\/$/, '')}/${name}`, at: folder.at }, chain, read);
    }
  }
}

function keyOf(cidr: Gathering['networks'][number]['cidrs'][number] | undefined): string {
  return `${cidr?.value.family} ${cidr?.value.first} ${cidr?.value.last}`;
}

const KNOWN = [
  ...['dhcp-range', 'dhcp-host', 'dhcp-option', 'dhcp-option-force', 'conf-file', 'conf-dir'],
  ...['dhcp-hostsfile', 'dhcp-hostsdir', 'read-ethers', 'conf-script'],
  ...IRRELEVANT,
];

import { type EntryFault, entryFaults } from '../../src/address/entry-fault.ts';
import type { InvalidEntry, MappedEntry, MixedEntry } from '../../src/address/pool-entry.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { written } from '../../src/metallb/service.ts';

export const invalidAddress: SiteRule = {
  name: 'pool/invalid-address',
  summary: 'An entry of a pool that MetalLB cannot parse, or parses and cannot use',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config ParseCIDR: an entry with a hyphen is a range, every other one a CIDR',
    'Go net.ParseCIDR and net.ParseIP: no white space, no leading zeros, no zones',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const pool of cluster.pools) {
        for (const { route, text, parsed } of pool.entries) {
          if (typeof text !== 'string' || (parsed?.kind !== 'invalid' && parsed?.kind !== 'unusable')) continue;
          yield {
            at: blameValue(cluster, pool.manifest, route),
            message: `${pool.name === '' ? 'This pool' : `Pool "${written(pool.name)}"`} has the entry "${shorten(text)}", which MetalLB ${fault(parsed)}`,
            help: help(parsed),
          };
        }
      }
    }
  },
};

type Faulty = InvalidEntry | MappedEntry | MixedEntry;

function fault(entry: Faulty): string {
  switch (entry.why) {
    case 'mapped-prefix':
      return 'accepts and cannot use (an IPv4 prefix in IPv6 notation, whose length counts 128 bits)';
    case 'mixed-families':
      return entry.kind === 'unusable'
        ? 'accepts and gets no address from (a range from one address family to the other)'
        : `cannot parse (${entryFaults[entry.why]})`;
    default:
      return `cannot parse (${entryFaults[entry.why]})`;
  }
}

/** What to do where no reading of the text is likely, if there is more to say than the form of an entry. */
const REMEDIES: Partial<Record<EntryFault, string>> = {
  'host-name': 'Write the addresses; MetalLB resolves no names.',
  'several-entries': 'Write each CIDR and each range as an item of its own.',
  'mixed-families': 'Write one entry for each address family.',
  'half-open': 'Write both ends of the range.',
  'too-many-parts': 'Write each range as an item of its own.',
  'bad-prefix-length': 'Write a length from 0 to 32, for IPv6 to 128.',
};

const FORM = 'Write a CIDR such as 192.0.2.16/28, or a range such as 192.0.2.16-192.0.2.31.';

function help(entry: Faulty): string {
  if (entry.meant !== undefined) {
    const address = entry.meant.split('/', 1)[0] ?? '';
    return `Write ${entry.meant}${entry.why === 'bare-address' ? ` or ${address}-${address}` : ''}.`;
  }
  return entry.why === 'mapped-prefix' ? 'Write the prefix in IPv4 notation.' : (REMEDIES[entry.why] ?? FORM);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

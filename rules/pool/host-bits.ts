import { bitsOf, formatAddress, parseAddress } from '../../src/address/address.ts';
import { formatInterval, formatPrefix, type Interval, sizeOf } from '../../src/address/interval.ts';
import type { CidrEntry } from '../../src/address/pool-entry.ts';
import { blameValue, type Fix, type SiteRule } from '../../src/lint/rule.ts';
import { written } from '../../src/metallb/service.ts';
import type { Span } from '../../src/text/source.ts';

export const hostBits: SiteRule = {
  name: 'pool/host-bits',
  summary: 'A CIDR with host bits set, which hands out its whole prefix',
  severity: 'warning',
  since: '0.1.0',
  fix: 'safe',
  evidence: ['MetalLB internal/config ParseCIDR keeps the network of Go net.ParseCIDR, which drops the host bits'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, name, entries } of cluster.pools) {
        for (const { route, text, parsed } of entries) {
          if (typeof text !== 'string' || parsed?.kind !== 'cidr' || !parsed.hostBits) continue;
          const { interval } = parsed;
          const hands = `hands out ${count(interval)}, ${formatInterval(interval)}`;
          const fix = respell(manifest.at(route), text, prefixOf(parsed));
          yield {
            at: blameValue(cluster, manifest, route),
            message: `Pool "${written(name)}" ${hands}: MetalLB drops the host bits of "${text}"`,
            help: help(text, parsed),
            addresses: [interval],
            ...(fix === undefined ? {} : { fix }),
          };
        }
      }
    }
  },
};

function prefixOf({ interval, prefixLength }: CidrEntry): string {
  return formatPrefix({ family: interval.family, first: interval.first, length: prefixLength });
}

function help(text: string, entry: CidrEntry): string {
  const { family, last } = entry.interval;
  const address = parseAddress(text.split('/', 1)[0] ?? '');
  const whole = `Write ${prefixOf(entry)} if the whole prefix is meant`;
  if (address === undefined) return `${whole}.`;
  const one = `${formatAddress(address)}/${bitsOf(family)} for the one address`;
  if (address.value === last) return `${whole}, or ${one}.`;
  return `${whole}, ${one}, or ${formatInterval({ family, first: address.value, last })} for those from it on.`;
}

/** Up to a million in digits, then as a power of two, which the size of a prefix is. */
function count(interval: Interval): string {
  const size = sizeOf(interval);
  return `${size <= 1_000_000n ? size : `2^${size.toString(2).length - 1}`} addresses`;
}

/** Writes the prefix where the entry stands as it is read, quotes kept; an alias or a rendered entry stays. */
function respell(at: Span, text: string, prefix: string): Fix | undefined {
  const start = at.start + at.source.text.slice(at.start, at.end).indexOf(text);
  const around = at.source.text.slice(at.start, at.end).split(text);
  if (around.length !== 2 || !['', '"', "'"].includes(around[0] ?? '-') || around[0] !== around[1]) return undefined;
  const edit = { at: { source: at.source, start, end: start + text.length }, text: prefix };
  return { title: `Write ${prefix}`, safety: 'safe', edits: [edit] };
}

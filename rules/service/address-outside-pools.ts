import { type Address, formatAddress } from '../../src/address/address.ts';
import { formatInterval, intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Pool } from '../../src/metallb/pool.ts';
import { written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type Refusal, refusedRequests } from '../../src/site/refused-requests.ts';
import { takenParts } from '../../src/site/taken.ts';

export const addressOutsidePools: SiteRule = {
  name: 'service/address-outside-pools',
  summary: 'A Service asks for an address that no pool of the cluster holds',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator/allocator.go, Assign: an address that no pool holds is not allowed in the configuration',
    'MetalLB internal/allocator/allocator.go, poolFor: all addresses of a Service are of one pool, less what avoidBuggyIPs withholds',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { service, refusal } of refusedRequests(cluster)) {
        const said = wordsOf(refusal);
        if (said === undefined || !('route' in refusal)) continue;
        const addresses = said.addresses.map(intervalOf);
        if (refusal.why === 'outside' && addresses.some((one) => !takenParts(site, one).isEmpty)) continue;
        yield {
          at: blameValue(cluster, service.manifest, refusal.route),
          message: `${subject(cluster, service.manifest)} asks for ${said.message}`,
          help: said.help,
          addresses,
        };
      }
    }
  },
};

interface Words {
  readonly message: string;
  readonly help: string;
  readonly addresses: readonly Address[];
}

function wordsOf(refusal: Refusal): Words | undefined {
  switch (refusal.why) {
    case 'outside': {
      const { address, near } = refusal;
      const message = `${formatAddress(address)}, which no pool of the cluster holds`;
      return { message, help: helpOutside(address, near), addresses: [address] };
    }
    case 'withheld': {
      const { address, pool } = refusal;
      const message = `${formatAddress(address)}, which pool "${written(pool.name)}" withholds by avoidBuggyIPs`;
      const help = 'Ask for an address that does not end in .0 or .255, or set avoidBuggyIPs: false.';
      return { message, help, addresses: [address] };
    }
    case 'two-pools': {
      const held = refusal.held.map(([address, pool]) => `${formatAddress(address)} of pool "${written(pool.name)}"`);
      const message = `${held.join(' and ')}, and MetalLB gives both from one pool`;
      const help = 'Ask for two addresses of one pool that holds both families.';
      return { message, help, addresses: refusal.held.map(([address]) => address) };
    }
    default:
      return undefined;
  }
}

function helpOutside({ family }: Address, near: Pool | undefined): string {
  const held = near?.addresses.intervals.filter((interval) => interval.family === family) ?? [];
  if (near === undefined || held.length === 0)
    return `The pools hold no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address: add some, or ask for another.`;
  return `Ask for an address of pool "${written(near.name)}", ${list(held.map(formatInterval))}, or add it to a pool.`;
}

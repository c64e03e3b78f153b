import { formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { reservationsOf } from '../../src/site/reservations.ts';
import { riskyRequests } from '../../src/site/risky-requests.ts';

export const addressMayBeTaken: SiteRule = {
  name: 'service/address-may-be-taken',
  summary: 'A static address that a pool also hands out by itself, to whoever comes first',
  severity: 'info',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator/allocator.go, getFreeIPsFromPool: the first free address, also one that another Service asks for',
    'MetalLB controller: Services that wait for an address come in no fixed order',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { service, route, address, pool, rival } of riskyRequests(cluster)) {
        if (reservationsOf(site.space, address).length > 0) continue;
        const text = formatAddress(address);
        yield {
          at: blameValue(cluster, service.manifest, route),
          message: `${subject(cluster, service.manifest)} asks for ${text}, which pool "${pool}" gives to ${subject(cluster, rival.manifest)} if that comes first`,
          help: `Put ${text} into a pool of its own with autoAssign: false.`,
          related: [{ message: 'asks for no address', at: blameValue(cluster, rival.manifest, ['metadata', 'name']) }],
          addresses: [intervalOf(address)],
        };
      }
    }
  },
};

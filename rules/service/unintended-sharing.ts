import { formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { foreignTenants, lonelyKeys } from '../../src/site/odd-sharing.ts';

export const unintendedSharing: SiteRule = {
  name: 'service/unintended-sharing',
  summary: 'An address shared across namespaces, or a sharing key that only one Service has',
  severity: 'info',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator/allocator.go, checkSharing: compares keys, backends and ports, never namespaces',
    'https://metallb.io/usage/#ip-address-sharing',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { service, key, address, other } of foreignTenants(cluster)) {
        yield {
          at: blameValue(cluster, service.manifest, key.route),
          message: `${subject(cluster, service.manifest)} shares ${formatAddress(address)} with ${subject(cluster, other.manifest)} of another namespace`,
          help: 'If they do not belong together, give each its own sharing key and address.',
          related: [{ message: 'the other Service', at: blameValue(cluster, other.manifest, ['metadata', 'name']) }],
          addresses: [intervalOf(address)],
        };
      }
      for (const { service, key, text, meant } of lonelyKeys(cluster)) {
        yield {
          at: blameValue(cluster, service.manifest, key.route),
          message: `Sharing key "${text}" of ${subject(cluster, service.manifest)} is no other Service's`,
          help:
            meant === undefined
              ? 'Give the same key to the Service it is to share with, or remove it.'
              : `Write "${meant}" if it is to share with those that have that key, or remove it.`,
        };
      }
    }
  },
};

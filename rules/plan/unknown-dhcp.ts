import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { withUnknownLeases } from '../../src/site/unknown-leases.ts';

export const unknownDhcp: SiteRule = {
  name: 'plan/unknown-dhcp',
  summary: 'An L2 pool lies in a network whose DHCP range is unknown',
  severity: 'info',
  since: '0.1.0',
  evidence: ['RFC 2131, section 2.2: a DHCP server may lease any address of its range to any client'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const claim of poolClaims(cluster)) {
        for (const { network, addresses } of withUnknownLeases(site, claim)) {
          yield {
            at: blameValue(cluster, claim.manifest, claim.route),
            message: `${claim.label} hands out ${list(addresses.map(formatInterval))} in network "${network.name.value}", whose DHCP range nobody wrote down`,
            help: 'Write the range that the DHCP server leases into the plan, with the role `dhcp`, in place of `dhcp: unknown`.',
            related: network.unknownDhcp === undefined ? [] : [{ message: 'the network', at: network.unknownDhcp }],
            addresses,
            blamed: network.name.value,
          };
        }
      }
    }
  },
};

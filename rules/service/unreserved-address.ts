import { formatAddress } from '../../src/address/address.ts';
import { intervalOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { unreservedAddresses } from '../../src/site/unreserved-addresses.ts';

export const unreservedAddress: SiteRule = {
  name: 'service/unreserved-address',
  summary: 'A static address that the plan does not reserve for the Service, where the plan has reservations',
  severity: 'info',
  since: '0.1.0',
  evidence: ['The address plan: a static address that stands in a manifest alone is missing in the plan'],
  *check(site) {
    for (const { cluster, service, asked, where } of unreservedAddresses(site)) {
      const address = formatAddress(asked.address);
      yield {
        at: blameValue(cluster, service.manifest, asked.route),
        message: `${subject(cluster, service.manifest)} asks for ${address}, which the plan reserves for nobody in ${where}`,
        help: `Add it to the reservations of a network, with its service${(site.plan?.clusters ?? []).length > 1 ? ' and its cluster' : ''}.`,
        addresses: [intervalOf(asked.address)],
      };
    }
  },
};

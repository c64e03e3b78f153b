import type { SiteRule } from '../../src/lint/rule.ts';
import { draftTaken } from '../../src/lint/taken-draft.ts';
import { takenFrom } from '../../src/site/taken.ts';

const words = { does: 'also leases', owner: 'the DHCP range' };

export const dhcpOverlap: SiteRule = {
  name: 'plan/dhcp-overlap',
  summary: 'A pool, or an address a Service asks for, lies inside a DHCP range',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'RFC 2131, section 2.2: a DHCP server may lease any address of its range to any client',
    'MetalLB compares pools with pools alone (internal/config/config.go, poolsFor): it accepts addresses that somebody else leases',
  ],
  *check(site) {
    for (const taken of takenFrom(site, 'dhcp')) yield draftTaken(site, taken, () => words);
  },
};

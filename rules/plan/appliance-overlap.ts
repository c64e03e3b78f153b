import type { SiteRule } from '../../src/lint/rule.ts';
import { draftTaken } from '../../src/lint/taken-draft.ts';
import { takenFrom } from '../../src/site/taken.ts';

const words = { does: 'keeps for appliances', owner: 'the appliance range' };

export const applianceOverlap: SiteRule = {
  name: 'plan/appliance-overlap',
  summary: 'A pool, or an address a Service asks for, takes what appliances have',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'RFC 5227, section 1: where two hosts of a link use one address, one or both are cut off',
    'MetalLB compares pools with pools alone (internal/config/config.go, poolsFor)',
  ],
  *check(site) {
    for (const taken of takenFrom(site, 'appliance')) yield draftTaken(site, taken, () => words);
  },
};

import type { SiteRule } from '../../src/lint/rule.ts';
import { draftTaken } from '../../src/lint/taken-draft.ts';
import { takenFrom } from '../../src/site/taken.ts';

const words = { does: 'already has', owner: 'the gateway' };

export const gatewayOverlap: SiteRule = {
  name: 'plan/gateway-overlap',
  summary: 'A pool, or an address a Service asks for, holds a gateway',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'RFC 5227, section 1: where two hosts of a link use one address, one or both are cut off',
    'MetalLB compares pools with pools alone (internal/config/config.go, poolsFor)',
  ],
  *check(site) {
    for (const taken of takenFrom(site, 'gateway')) yield draftTaken(site, taken, () => words);
  },
};

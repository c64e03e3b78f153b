import type { SiteRule } from '../../src/lint/rule.ts';
import { draftTaken } from '../../src/lint/taken-draft.ts';
import type { Owner } from '../../src/site/site.ts';
import { takenFrom } from '../../src/site/taken.ts';

const wordsOf = ({ kind }: Owner) =>
  kind === 'node' ? { does: 'already has', owner: 'the node' } : { does: 'keeps for nodes', owner: 'the node range' };

export const nodeOverlap: SiteRule = {
  name: 'plan/node-overlap',
  summary: 'A pool, or an address a Service asks for, takes what nodes have',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'RFC 5227, section 1: where two hosts of a link use one address, one or both are cut off',
    'MetalLB 0.15.0 refused pools with node addresses and 0.15.1 took the check back (release notes): no release in use finds it',
  ],
  *check(site) {
    for (const taken of takenFrom(site, 'node')) yield draftTaken(site, taken, wordsOf);
  },
};

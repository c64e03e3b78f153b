import type { SiteRule } from '../../src/lint/rule.ts';
import { draftTaken } from '../../src/lint/taken-draft.ts';
import { takenFrom } from '../../src/site/taken.ts';

const words = { does: 'holds back', owner: 'the reserved range' };

export const reservedOverlap: SiteRule = {
  name: 'plan/reserved-overlap',
  summary: 'A pool, or an address a Service asks for, takes what the plan holds back',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'The address plan is the authority on its ranges; MetalLB does not know it and accepts any address (internal/config/config.go, poolsFor)',
  ],
  *check(site) {
    for (const taken of takenFrom(site, 'reserved')) yield draftTaken(site, taken, () => words);
  },
};

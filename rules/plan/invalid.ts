import { formatInterval } from '../../src/address/interval.ts';
import type { SiteRule } from '../../src/lint/rule.ts';
import { contradictions } from '../../src/site/contradictions.ts';

export const invalid: SiteRule = {
  name: 'plan/invalid',
  summary: 'The plan contradicts itself',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: ['The address plan: an address lies in one network and has one owner; what overlaps cannot be told apart'],
  *check(site) {
    for (const { at, message, help, related, addresses, other } of contradictions(site)) {
      yield { at, message, help, related, addresses, blamed: other === undefined ? '' : formatInterval(other) };
    }
  },
};

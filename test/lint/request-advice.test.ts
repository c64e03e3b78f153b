import { expect, it } from 'vitest';
import { requestAdvice } from '../../src/lint/request-advice.ts';

it.each([
  ['', false, 'Remove the comma too many.'],
  ['192.0.2.1/32', false, 'Write 192.0.2.1.'],
  ['192.0.2.01', true, 'Write 192.0.2.1.'],
  [' 192.0.2.1', true, 'Write 192.0.2.1.'],
  ['192.0.2.0/24', true, 'Ask for one address of it, or for a pool by the annotation address-pool.'],
  ['192.0.2.1-192.0.2.9', false, 'Ask for one address of it, or for a pool by the annotation address-pool.'],
  ['192.0.2.1,2001:db8::1', true, 'Ask for two addresses by the annotation loadBalancerIPs.'],
  ['till.example.org', false, 'Write an address such as 192.0.2.10; for a pool there is the annotation address-pool.'],
])('advises what to write instead of "%s"', (text, isSingle, advice) => {
  expect(requestAdvice(text, isSingle)).toBe(advice);
});

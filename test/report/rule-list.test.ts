import { expect, it } from 'vitest';
import type { RuleFacts } from '../../src/lint/rule-facts.ts';
import { ruleListReporters } from '../../src/report/rule-list.ts';

const facts = { since: '0.1.0', evidence: ['a document'] };
const rules: readonly RuleFacts[] = [
  { name: 'pool/empty', summary: 'No addresses', severity: 'error', ...facts },
  { name: 'pool/host-bits', summary: 'A CIDR that widens', severity: 'warning', fix: 'safe', ...facts },
  { name: 'bgp/no-peer', summary: 'Nobody listens to what is announced | <peer>', severity: 'error', ...facts },
];

it('lists rules in columns, a gap between families, long summaries folded under themselves', () => {
  expect(ruleListReporters.text(rules, 50)).toBe(`pool/empty      error    No addresses
pool/host-bits  warning  A CIDR that widens

bgp/no-peer     error    Nobody listens to what is
                         announced | <peer>
`);
});

it('lists no rules as nothing', () => expect(ruleListReporters.text([], 80)).toBe(''));

it('lists rules as a table in Markdown', () => {
  expect(ruleListReporters.markdown(rules)).toBe(`| rule | severity | fix | finds |
| --- | --- | --- | --- |
| \`pool/empty\` | error |  | No addresses |
| \`pool/host-bits\` | warning | safe | A CIDR that widens |
| \`bgp/no-peer\` | error |  | Nobody listens to what is announced \\| \\<peer> |
`);
});

it('lists all that is known of rules as JSON', () => {
  expect(JSON.parse(ruleListReporters.json(rules))).toEqual({ schemaVersion: 1, rules });
});

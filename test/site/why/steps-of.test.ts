import { describe, expect, it, test } from 'vitest';
import { addressRows } from './address-rows.ts';
import { nodeRows } from './node-rows.ts';
import { poolRows } from './pool-rows.ts';
import { serviceRows } from './service-rows.ts';
import { pool, service, stepsTold } from './steps-told.ts';

const rows = [...serviceRows, ...poolRows, ...addressRows, ...nodeRows];

describe('the way of a Service tells', () => {
  test.each(rows.map(([title, topic, ...row]) => ({ title, topic, row })))(
    'of its $topic: $title',
    ({ topic, row: [manifests, expected, prod, release] }) => {
      expect(stepsTold(manifests, topic, prod, release)).toEqual(expected);
    },
  );

  it('of fifty pools, that which it asks for among them, and how many more there are', () => {
    const names = Array.from({ length: 52 }, (_, index) => `p${10 + index}`);
    const pools = names.map((name, index) => pool(name, `10.0.${index}.0/30`)).join('');
    const told = stepsTold(pools + service('', 'metallb.io/address-pool: p61'), 'pool');
    expect(told).toEqual([
      ...names.slice(0, 49).map((name) => `note: pool "${name}" is not the one it asks for [${name}]`),
      'good: pool "p61" is open to it, with 1 of its 4 addresses taken [p61]',
      'note: 2 more pools are not shown',
    ]);
  });
});

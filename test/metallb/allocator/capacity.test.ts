import { expect, test } from 'vitest';
import { capacityOf } from '../../../src/metallb/allocator/capacity.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { pool, world } from './world.ts';

test.each<readonly [string, string, bigint]>([
  ['all of its addresses', 'addresses: ["192.0.2.0/24"]', 256n],
  ['those of both families', 'addresses: ["192.0.2.0/30", "2001:db8::/120"]', 260n],
  ['not those that end in .0 or .255 where it avoids them', 'addresses: ["192.0.2.0/23"], avoidBuggyIPs: true', 508n],
  ['all but one, in a half', 'addresses: ["192.0.2.0/25"], avoidBuggyIPs: true', 127n],
  ['all of IPv6', 'addresses: ["2001:db8::/120"], avoidBuggyIPs: true', 256n],
  ['none, where there is nothing else', 'addresses: ["192.0.2.255/32"], avoidBuggyIPs: true', 0n],
  ['from the first address there is', 'addresses: ["0.0.0.0/24"], avoidBuggyIPs: true', 254n],
])('a pool can hand out %s', (_title, spec, expected) => {
  const [addresses = '', ...more] = spec.replace('addresses: [', '').split('], ');
  const cluster = world(pool('p', addresses.replace(']', ''), more.join()));
  const { index } = predict(cluster).scene;
  expect(index.pools.map((rules) => capacityOf(index, rules))).toEqual([expected]);
});

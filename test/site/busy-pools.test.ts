import { expect, it, test } from 'vitest';
import { busyPools } from '../../src/site/busy-pools.ts';
import { pool, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

/** The pools most of which is taken, as `pool taken/addresses`, with `?` where another order may take fewer. */
function busy(text: string, threshold = 0.5): readonly string[] {
  return busyPools(world(text), threshold).map(
    ({ rules, assigned, capacity, orderDependent }) =>
      `${rules.name} ${assigned}/${capacity}${orderDependent ? '?' : ''}`,
  );
}

const THREE = pool('p', '10.0.0.0-10.0.0.2');
const asks = (address: string) => ({ annotations: `metallb.io/loadBalancerIPs: ${address}` });
const asksFor = (name: string) => ({ annotations: `metallb.io/address-pool: ${name}` });

test.each<readonly [string, string, readonly string[]]>([
  ['of which a part as large as asked for is taken', pool('p', '10.0.0.0/31') + service('s'), ['p 1/2']],
  ['not of which less is', pool('p', '10.0.0.0/30') + service('s'), []],
  ['not of one address', pool('p', '10.0.0.0/32') + service('s'), []],
  ['not that runs out', pool('p', '10.0.0.0/31') + service('s') + service('t') + service('u'), []],
  [
    'not whose every address is asked for',
    pool('p', '10.0.0.0/31') + service('s', asks('10.0.0.0')) + service('t', asks('10.0.0.1')),
    [],
  ],
  [
    'whose one address is asked for twice',
    pool('p', '10.0.0.0/31') +
      service('s', { annotations: `metallb.io/allow-shared-ip: k, ${asks('10.0.0.0').annotations}` }) +
      service('t', {
        annotations: `metallb.io/allow-shared-ip: k, ${asks('10.0.0.0').annotations}`,
        ports: '{ port: 81 }',
      }),
    ['p 1/2'],
  ],
  [
    'not whose every address is held as it was asked for',
    pool('p', '10.0.0.0/31') +
      service('s', { ...asks('10.0.0.0'), holds: '10.0.0.0' }) +
      service('t', { ...asks('10.0.0.1'), holds: '10.0.0.1' }),
    [],
  ],
  [
    'beside a request for what no pool has',
    pool('p', '10.0.0.0/31') + service('s') + service('t', asks('192.0.2.1')),
    ['p 1/2'],
  ],
  ['which all find full in the end, whatever the order', THREE + service('s') + service('t') + service('u'), ['p 3/3']],
  ['that a Service may leave for another', THREE + pool('q', '10.0.1.0/28') + service('s') + service('t'), ['p 2/3?']],
  [
    'that a Service asks for, beside another',
    THREE + pool('q', '10.0.1.0/28') + service('s', asksFor('p')) + service('t', asksFor('p')),
    ['p 2/3'],
  ],
  [
    'where a Service may stay pending, as another comes first to what it asks for',
    THREE + service('s', asks('10.0.0.0')) + service('t', asksFor('p')),
    ['p 2/3?'],
  ],
])('a pool is busy %s', (_title, text, expected) => {
  expect(busy(text)).toEqual(expected);
});

it('no pool is called busy that may hold more than is known, or where the cluster may have more pools', () => {
  expect(busy(pool('p', '10.0.0.0/31, $MORE') + service('s'))).toEqual([]);
  expect(busyPools(clusterOf(pool('p', '10.0.0.0/31') + service('s'), { bounded: false }), 0.5)).toEqual([]);
});

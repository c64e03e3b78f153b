import { expect, it, test } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { riskyRequests } from '../../src/site/risky-requests.ts';
import { DUAL, pool, type Said, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

const P = pool('p', '10.0.0.0/30');
const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});

/** Requests at risk, as `name: address of pool may go to name`. */
function risky(text: string): readonly string[] {
  return riskyRequests(world(text)).map(
    ({ service: one, address, pool: name, rival }) =>
      `${String(one.name)}: ${formatAddress(address)} of ${name} may go to ${String(rival.name)}`,
  );
}

test.each<readonly [string, string, readonly string[]]>([
  [
    'where another Service takes the first free address',
    P + service('s', asks('10.0.0.0')) + service('t'),
    ['s: 10.0.0.0 of p may go to t'],
  ],
  ['not behind what others come to', P + service('s', asks('10.0.0.2')) + service('t'), []],
  [
    'by the first of several by name',
    P + service('s', asks('10.0.0.1')) + service('v') + service('u'),
    ['s: 10.0.0.1 of p may go to u'],
  ],
  [
    'by one that asks for the pool',
    P + service('s', asks('10.0.0.0')) + service('t', { annotations: 'metallb.io/address-pool: p' }),
    ['s: 10.0.0.0 of p may go to t'],
  ],
  ['not where nobody else comes', P + service('s', asks('10.0.0.0')), []],
  [
    'not where it has the address already',
    P + service('s', asks('10.0.0.0', { holds: '10.0.0.0' })) + service('t'),
    [],
  ],
  [
    'not where another request contests it, which is said otherwise',
    P + service('r', asks('10.0.0.0')) + service('s', asks('10.0.0.0')) + service('t'),
    [],
  ],
  ['not where it fails for what it says', P + service('s', asks('10.0.9.9')) + service('t'), []],
  [
    'not where the other one shares it',
    P +
      service('s', { annotations: 'metallb.io/loadBalancerIPs: 10.0.0.0, metallb.io/allow-shared-ip: k' }) +
      service('t', { annotations: 'metallb.io/allow-shared-ip: k', ports: '{ port: 443 }' }),
    [],
  ],
  [
    'not by a holder that looks for a second address',
    pool('p', '10.0.0.0/30, "2001:db8::/127"') +
      service('h', { spec: DUAL.prefer, holds: '10.0.0.0' }) +
      service('s', asks('2001:db8::', { spec: DUAL.ipv6 })),
    [],
  ],
  ['not where it cannot be read', P + service('s', asks('x')) + service('t'), []],
  [
    'not where the pool is not handed out',
    pool('p', '10.0.0.0/30', 'autoAssign: false') +
      pool('q', '10.0.1.0/30') +
      service('s', asks('10.0.0.0')) +
      service('t'),
    [],
  ],
  [
    'at the one of two addresses that another may get',
    pool('p', '10.0.0.0/30, "2001:db8::/126"') +
      service('s', asks('10.0.0.3,2001:db8::', { spec: DUAL.require })) +
      service('t', { spec: DUAL.ipv6 }),
    ['s: 2001:db8:: of p may go to t'],
  ],
  [
    'not where some Service cannot be known',
    P +
      service('s', asks('10.0.0.0')) +
      service('t') +
      service('u', { annotations: 'metallb.io/loadBalancerIPs: $IP' }),
    [],
  ],
])('a request is at risk %s', (_title, text, expected) => {
  expect(risky(text)).toEqual(expected);
});

it('no request is called at risk where nothing is foretold', () => {
  const text = P + service('s', asks('10.0.0.0')) + service('t');
  expect(riskyRequests(clusterOf(text))).toHaveLength(1);
  expect(riskyRequests(clusterOf(text, { bounded: false }))).toEqual([]);
  expect(riskyRequests(clusterOf(text + pool('q', '10.0.0.0/31')))).toEqual([]);
});

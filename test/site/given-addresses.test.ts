import { expect, test } from 'vitest';
import { givenAddresses } from '../../src/site/given-addresses.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { officePlan, siteOf, texts } from './sites-of.ts';

const P = pool('p', '192.168.20.200-192.168.20.203');

/** What Services get instead of what the plan expects for `a/s`, with `?` where another order changes it. */
function given(manifests: string, expects = '{ service: a/s, address: 192.168.20.203 }', more = ''): readonly string[] {
  const site = siteOf(officePlan({ prod: `expect: [${expects}], ${more}` }), { prod: manifests });
  return site.clusters.flatMap((cluster) =>
    givenAddresses(cluster).map(
      ({ service: one, given: addresses, orderDependent, pool: name }) =>
        `${String(one.name)} gets ${texts(addresses).join()} of ${name}${orderDependent ? '?' : ''}`,
    ),
  );
}

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['the first free one', [P + service('s')], ['s gets 192.168.20.200 of p']],
  ['one of two', [P + service('s') + service('t')], ['s gets 192.168.20.200-192.168.20.201 of p?']],
  ['not where it may get the expected one', [P + service('s') + service('t') + service('u') + service('v')], []],
  ['not where it gets the expected one', [P + service('s', { holds: '192.168.20.203' })], []],
  ['another one that it has', [P + service('s', { holds: '192.168.20.201' })], ['s gets 192.168.20.201 of p']],
  ['not where it gets none', [pool('p', '192.168.20.200/32', 'autoAssign: false') + service('s')], []],
  [
    'not where its request says so already',
    [P + service('s', { annotations: 'metallb.io/loadBalancerIPs: 192.168.20.201' })],
    [],
  ],
  ['not where nothing is expected of it', [P + service('t')], []],
  ['not where no address is expected', [P + service('s'), '{ service: a/s, pool: p }'], []],
  ['not where its name is a variable', [P + service('$NAME')], []],
  ['not where its family is a guess', [`${P}${pool('q', '"2001:db8::/126"')}${service('s')}`], []],
  [
    'one of the other family',
    [
      `${P}${pool('q', '"2001:db8::/126"')}${service('s')}`,
      '{ service: a/s, address: 192.168.20.203 }',
      'families: [ipv6]',
    ],
    ['s gets 2001:db8:: of q'],
  ],
  ['not where MetalLB refuses the pools', [P + pool('q', '192.168.20.201/32') + service('s')], []],
])('a Service is given another address than is expected: %s', (_title, [text = '', expects, more], expected) => {
  expect(given(text, expects, more)).toEqual(expected);
});

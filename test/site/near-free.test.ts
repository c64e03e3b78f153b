import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../src/address/address.ts';
import { predictionOf } from '../../src/metallb/allocator/prediction-of.ts';
import { isOpen, nearFree } from '../../src/site/near-free.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { officePlan, siteOf } from './sites-of.ts';

const address = (text: string) => parseAddress(text) ?? expect.fail(text);

/** The addresses of the pool `p` that are given out one after the other, the nearest first. */
function nearest(
  to: string,
  addresses: string,
  plan: Parameters<typeof officePlan>[0] = {},
  more = '',
  option = '',
): readonly string[] {
  const site = siteOf(officePlan(plan), { prod: pool('p', addresses, option) + more });
  const [cluster] = site.clusters;
  const rules = cluster === undefined ? undefined : predictionOf(cluster).scene.index.named('p');
  if (cluster === undefined || rules === undefined) throw new Error('The cluster has no pool');
  const given: string[] = [];
  for (let count = 0; count < 12; count++) {
    const found = nearFree(site, cluster, rules, address(to), (one) => given.includes(formatAddress(one)));
    if (found === undefined) break;
    given.push(formatAddress(found));
  }
  return given.map((one) => one.replace('192.168.20.', '.'));
}

describe('the free addresses of a pool nearest to another one', () => {
  test.each<readonly [string, readonly string[]]>([
    ['are above and below in turn', nearest('192.168.20.202', '192.168.20.200-192.168.20.205')],
  ])('%s, itself first, of two as near the higher', (_title, found) => {
    expect(found).toEqual(['.202', '.203', '.201', '.204', '.200', '.205']);
  });

  test.each<readonly [string, Parameters<typeof nearest>, readonly string[]]>([
    ['all above', ['192.168.20.1', '192.168.20.200/30'], ['.200', '.201', '.202', '.203']],
    ['all below, the highest first', ['192.168.20.250', '192.168.20.200/30'], ['.203', '.202', '.201', '.200']],
    ['over its entries', ['192.168.20.204', '192.168.20.200/31, 192.168.20.206/31'], ['.206', '.207', '.201', '.200']],
    [
      'beyond the end of an entry',
      ['192.168.20.203', '192.168.20.200/31, 192.168.20.210/31'],
      ['.201', '.200', '.210', '.211'],
    ],
    ['none of another family', ['2001:db8::1', '192.168.20.200/31'], []],
    ['of its family alone', ['2001:db8::1', '192.168.20.200/31, "2001:db8::/127"'], ['2001:db8::1', '2001:db8::']],
    [
      'in a service range, not beside it',
      ['192.168.20.200', '192.168.20.200/29', { lan: 'ranges: [{ range: .202-.203, role: service }]' }],
      ['.202', '.203'],
    ],
    [
      'not in a range for another pool',
      [
        '192.168.20.200',
        '192.168.20.200/30',
        {
          lan: 'ranges: [{ range: .200-.201, role: service, pools: [q] }, { range: .202-.209, role: service, pools: [p] }]',
        },
      ],
      ['.202', '.203'],
    ],
    [
      'in a range for its cluster',
      [
        '192.168.20.200',
        '192.168.20.200/30',
        {
          lan: 'ranges: [{ range: .202-.209, role: service, clusters: [prod] }]',
        },
      ],
      ['.202', '.203'],
    ],
    [
      'not on what others own',
      [
        '192.168.20.200',
        '192.168.20.200/30',
        {
          lan: 'ranges: [{ range: .201, role: appliance }]',
          prod: 'nodes: [{ name: n, addresses: [192.168.20.203] }]',
        },
      ],
      ['.200', '.202'],
    ],
    [
      'not on what is reserved',
      ['192.168.20.200', '192.168.20.200/30', { lan: 'reservations: [{ address: .201, service: a/x }]' }],
      ['.200', '.202', '.203'],
    ],
    [
      'not on what Services have or ask for',
      [
        '192.168.20.200',
        '192.168.20.200/30',
        {},
        service('h', { holds: '192.168.20.200' }) +
          service('s', { annotations: 'metallb.io/loadBalancerIPs: 192.168.20.202' }),
      ],
      ['.201', '.203'],
    ],
    ['not on the edges of a network', ['192.168.20.0', '192.168.20.0/31, 192.168.20.254/31'], ['.1', '.254']],
    [
      'not on what the pool avoids',
      ['10.0.0.255', '10.0.0.254-10.0.1.1', {}, '', 'avoidBuggyIPs: true'],
      ['10.0.0.254', '10.0.1.1'],
    ],
    [
      'not where the pods of the cluster are',
      ['10.42.0.0', '10.41.255.254-10.42.0.9', { prod: 'podCIDRs: [10.42.0.0/16]' }],
      ['10.41.255.255', '10.41.255.254'],
    ],
  ])('are %s', (_title, asked, expected) => {
    expect(nearest(...asked)).toEqual(expected);
  });
});

describe('an address that is promised is open', () => {
  const open = (text: string, manifests: string, plan: Parameters<typeof officePlan>[0] = {}) => {
    const site = siteOf(officePlan(plan), { prod: pool('p', '192.168.20.200/29') + manifests });
    return site.clusters.map((cluster) => isOpen(site, cluster, address(text)));
  };

  test.each<readonly [string, string, Parameters<typeof officePlan>[0], boolean]>([
    ['where nobody has it', '', {}, true],
    ['though it is reserved', '', { lan: 'reservations: [{ address: .201, service: a/s }]' }, true],
    ['not where somebody owns it', '', { prod: 'nodes: [{ name: n, addresses: [192.168.20.201] }]' }, false],
    [
      'not where it is in a range for other pools',
      '',
      { lan: 'ranges: [{ range: .201, role: service, pools: [q] }]' },
      false,
    ],
    [
      'not where a Service asks for it',
      service('s', { annotations: 'metallb.io/loadBalancerIPs: 192.168.20.201' }),
      {},
      false,
    ],
    ['not where a Service has it', service('s', { holds: '192.168.20.201' }), {}, false],
  ])('%s', (_title, manifests, plan, expected) => {
    expect(open('192.168.20.201', manifests, plan)).toEqual([expected]);
  });
});

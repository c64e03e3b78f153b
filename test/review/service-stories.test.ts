import { describe, expect, it } from 'vitest';
import { poolText, serviceText } from '../command/story.ts';
import { moves, pools, two } from './moves.ts';

describe('a Service that is removed', () => {
  const pool = poolText('apps', '192.168.20.200-192.168.20.201');

  it('frees its address, and moves nobody', async () => {
    expect(await moves(pool + two, pool + serviceText('shop/b'))).toEqual(['a disappears: 192.168.20.200 -> none']);
  });

  it.each(['0.13.2', '0.16.1'])('frees it under %s alike, with the pool that nobody else uses', async (version) => {
    expect(await moves(pool + two, 'a: 1\n', version)).toEqual([
      'a disappears: 192.168.20.200 -> none',
      'b disappears: 192.168.20.201 -> none',
    ]);
  });

  it('lets one recover that waited', async () => {
    const three = two + serviceText('shop/c');
    expect(await moves(pool + three, pool + serviceText('shop/b') + serviceText('shop/c'))).toEqual([
      'a disappears: 192.168.20.200 -> none',
      'c recovers: pool-exhausted -> 192.168.20.200',
    ]);
  });

  it('disappears, too, where it becomes a ClusterIP or another class takes it', async () => {
    const other = serviceText('shop/a', {}, 'ports: [{ port: 443 }]').replace('LoadBalancer', 'ClusterIP');
    const foreign = serviceText('shop/b', {}, 'loadBalancerClass: example.org/lb, ports: [{ port: 443 }]');
    expect(await moves(pool + two, pool + other + foreign)).toEqual([
      'a disappears: 192.168.20.200 -> none',
      'b disappears: 192.168.20.201 -> unknown',
    ]);
  });
});

describe('an annotation that changes', () => {
  const pools = poolText('apps', '192.168.20.200-192.168.20.203') + poolText('vips', '192.168.20.210/32');
  const asking = (annotations: Readonly<Record<string, string>>) => pools + serviceText('shop/a', annotations);
  const before = asking({ loadBalancerIPs: '192.168.20.201' });

  it('moves the Service to the address it now asks for', async () => {
    expect(await moves(before, asking({ loadBalancerIPs: '192.168.20.203' }))).toEqual([
      'a changes: 192.168.20.201 -> 192.168.20.203',
    ]);
  });

  it.each(['0.13.2', '0.13.12', '0.14.0', '0.16.1'])('moves it so under %s', async (version) => {
    const [old, now] = [asking({ loadBalancerIPs: '192.168.20.201' }), asking({ 'address-pool': 'vips' })].map((text) =>
      text
        .replaceAll('metallb.io/loadB', 'metallb.universe.tf/loadB')
        .replaceAll('metallb.io/addr', 'metallb.universe.tf/addr'),
    );
    expect(await moves(old ?? '', now ?? '', version)).toEqual(['a changes: 192.168.20.201 -> 192.168.20.210']);
    const gone = (now ?? '').replace("'vips'", "'vip'");
    expect(await moves(old ?? '', gone, version)).toEqual(['a becomes-pending: 192.168.20.201 -> unknown-pool']);
  });

  it('moves the Service to the pool it now asks for', async () => {
    expect(await moves(before, asking({ 'address-pool': 'vips' }))).toEqual([
      'a changes: 192.168.20.201 -> 192.168.20.210',
    ]);
  });

  it.each([
    ['an address outside of the pools', { loadBalancerIPs: '192.168.20.230' }, 'address-outside-pools'],
    ['a pool that does not exist', { 'address-pool': 'vip' }, 'unknown-pool'],
  ])('loses a working address for %s', async (_what, annotations, reason) => {
    expect(await moves(before, asking(annotations))).toEqual([`a becomes-pending: 192.168.20.201 -> ${reason}`]);
  });

  it('keeps a working address where the new request cannot be read', async () => {
    expect(await moves(before, asking({ loadBalancerIPs: '192.168.20.2o3' }))).toEqual([]);
  });

  it('keeps the address where the request goes', async () => {
    expect(await moves(before, asking({}))).toEqual([]);
  });

  it('loses a working address for one that another Service holds', async () => {
    const holder = serviceText('mail/z', { loadBalancerIPs: '192.168.20.203' });
    expect(await moves(before + holder, asking({ loadBalancerIPs: '192.168.20.203' }) + holder)).toEqual([
      'a becomes-pending: 192.168.20.201 -> address-in-use',
    ]);
  });
});

describe('certain and possible moves', () => {
  const pool = poolText('apps', '192.168.20.200-192.168.20.203');

  it('says that one may move where another may come first', async () => {
    const low = serviceText('shop/a', { 'address-pool': 'low' });
    const before = poolText('low', '192.168.20.220/32') + pool + low + serviceText('shop/b');
    const after = pool + serviceText('shop/a', { loadBalancerIPs: '192.168.20.200' }) + serviceText('shop/b');
    expect(await moves(before, after)).toEqual(['a becomes-pending: 192.168.20.220 -> address-in-use']);
  });

  it('takes the prediction of the base as fact, so that what was left to luck there moves nobody', async () => {
    const one = poolText('left', '192.168.20.200/32') + poolText('right', '192.168.20.210/32');
    expect(await moves(one + two, one + two)).toEqual([]);
  });

  it('tells a move that some order spares from one that none does', async () => {
    const before = poolText('apps', '192.168.20.200-192.168.20.201') + two;
    const vips = poolText('vips', '192.168.20.201-192.168.20.202', 'serviceAllocation: { namespaces: [shop] }');
    expect(await moves(before, vips + two)).toEqual(['a changes: 192.168.20.200 -> 192.168.20.202']);
  });

  it('lets a status count that head writes anew', async () => {
    const held = (address: string) =>
      `${serviceText('shop/a')}status: { loadBalancer: { ingress: [{ ip: ${address} }] } }\n`;
    expect(await moves(pool + held('192.168.20.201'), pool + held('192.168.20.203'))).toEqual([
      'a changes: 192.168.20.201 -> 192.168.20.203',
    ]);
  });
});

describe('a configuration that MetalLB refuses', () => {
  const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;

  it('leaves Services what they have', async () => {
    const after = `${poolText('apps', '192.168.20.200-192.168.20.203') + poolText('more', '192.168.20.203/32')}${two}`;
    expect(await moves(before, after)).toEqual(['refused by 0.15.3']);
  });

  it('shows as taken what MetalLB keeps, and nothing of a pool that it never had', async () => {
    const after = poolText('apps', '192.168.20.202-192.168.20.203') + poolText('more', '192.168.20.203/32');
    expect(await pools(before, after + two)).toEqual(['apps changed: 2 of 4 -> 2 of 4', 'more added: none -> none']);
    expect(await pools(before, poolText('more', '192.168.20.203-192.168.20.202') + two)).toEqual([
      'apps removed: 2 of 4 -> 2 of 4',
      'more added: none -> none',
    ]);
  });

  it('gives nobody an address where it never was another', async () => {
    const broken = poolText('apps', '192.168.20.203-192.168.20.200') + two;
    expect(await moves(broken, broken)).toEqual([]);
  });

  it('is over once it is mended', async () => {
    const broken = poolText('apps', '192.168.20.203-192.168.20.200') + serviceText('shop/a');
    expect(await moves(broken, poolText('apps', '192.168.20.200-192.168.20.203') + serviceText('shop/a'))).toEqual([
      'a recovers: invalid-configuration -> 192.168.20.200',
    ]);
  });
});

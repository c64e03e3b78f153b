import { describe, expect, it } from 'vitest';
import { review } from '../../src/command/review.ts';
import { poolText, serviceText } from '../command/story.ts';
import { committed, put } from '../files/history.ts';
import { moves, plan, two } from './moves.ts';

describe('a pool that shrinks', () => {
  const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;

  it('moves the Services that sit in what it loses, and no other', async () => {
    expect(await moves(before, poolText('apps', '192.168.20.201-192.168.20.203') + two)).toEqual([
      'a changes: 192.168.20.200 -> 192.168.20.202',
    ]);
  });

  it('leaves those pending for which it has no room', async () => {
    expect(await moves(before, poolText('apps', '192.168.20.201/32') + two)).toEqual([
      'a becomes-pending: 192.168.20.200 -> pool-exhausted',
    ]);
  });

  it('moves nobody where nobody sits in what it loses', async () => {
    expect(await moves(before, poolText('apps', '192.168.20.200-192.168.20.201') + two)).toEqual([]);
  });

  it.each(['0.13.0', '0.13.12'])('is refused by %s while a Service holds what it loses', async (version) => {
    expect(await moves(before, poolText('apps', '192.168.20.201-192.168.20.203') + two, version)).toEqual([
      `refused by ${version}`,
    ]);
  });

  it('moves Services at once since 0.14.0, whichever address each is given', async () => {
    expect(await moves(before, poolText('apps', '192.168.20.202-192.168.20.203') + two, '0.14.0')).toEqual([
      'a changes: 192.168.20.200 -> 192.168.20.202',
      'b changes: 192.168.20.201 -> 192.168.20.203',
    ]);
  });

  it('is taken by 0.13 where nobody holds what it loses', async () => {
    expect(await moves(before, poolText('apps', '192.168.20.200-192.168.20.201') + two, '0.13.12')).toEqual([]);
  });
});

describe('a pool that is split', () => {
  it('moves nobody where the parts hold the same addresses', async () => {
    const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;
    const after = poolText('low', '192.168.20.200/32') + poolText('rest', '192.168.20.201-192.168.20.203') + two;
    expect(await moves(before, after)).toEqual([]);
  });

  it.each(['0.13.2', '0.14.0', '0.16.1'])('moves nobody under %s either', async (version) => {
    const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;
    const after = poolText('low', '192.168.20.200/32') + poolText('rest', '192.168.20.201-192.168.20.203') + two;
    expect(await moves(before, after, version)).toEqual([]);
  });

  it('moves nobody where the part that somebody sits in is no longer handed out by itself', async () => {
    const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;
    const after =
      poolText('low', '192.168.20.200/32', 'autoAssign: false') +
      poolText('rest', '192.168.20.201-192.168.20.203') +
      two;
    expect(await moves(before, after)).toEqual([]);
  });

  it('moves a Service whose part is kept for another namespace', async () => {
    const before = poolText('apps', '192.168.20.200-192.168.20.203') + two;
    const after =
      poolText('low', '192.168.20.200/32', 'serviceAllocation: { namespaces: [mail] }') +
      poolText('rest', '192.168.20.201-192.168.20.203') +
      two;
    expect(await moves(before, after)).toEqual(['a changes: 192.168.20.200 -> 192.168.20.202']);
  });
});

describe('a pool that is renamed', () => {
  it('moves nobody who does not ask for it', async () => {
    const after = poolText('public', '192.168.20.200-192.168.20.203') + two;
    expect(await moves(poolText('apps', '192.168.20.200-192.168.20.203') + two, after)).toEqual([]);
  });

  it('moves nobody who asks for the new name in the same change', async () => {
    const text = (pool: string) =>
      poolText(pool, '192.168.20.200-192.168.20.203') + serviceText('shop/a', { 'address-pool': pool });
    expect(await moves(text('apps'), text('public'))).toEqual([]);
  });

  it('takes the address of whoever still asks for the old name', async () => {
    const asker = serviceText('shop/a', { 'address-pool': 'apps' });
    const before = poolText('apps', '192.168.20.200-192.168.20.203') + asker;
    expect(await moves(before, poolText('public', '192.168.20.200-192.168.20.203') + asker)).toEqual([
      'a becomes-pending: 192.168.20.200 -> unknown-pool',
    ]);
  });

  it('is no loss to 0.13, which sees the same addresses', async () => {
    const after = poolText('public', '192.168.20.200-192.168.20.203') + two;
    expect(await moves(poolText('apps', '192.168.20.200-192.168.20.203') + two, after, '0.13.12')).toEqual([]);
  });
});

describe('an overlay that is switched to another pool', () => {
  const base = {
    'base/service.yaml': serviceText('shop/a'),
    'base/kustomization.yaml': 'resources: [service.yaml]\n',
    'pools/apps.yaml': poolText('apps', '192.168.20.200-192.168.20.203'),
    'pools/vips.yaml': poolText('vips', '192.168.20.202-192.168.20.211'),
    'plan.yaml': plan,
  };
  const overlay = (pool: string) => ({ 'k8s/kustomization.yaml': `resources: [../base, ../pools/${pool}.yaml]\n` });

  it('moves the Service, and swaps the pools', async () => {
    const root = committed({ ...base, ...overlay('apps') });
    put(root, overlay('vips'));
    const { services, pools } = await review({ cwd: root, base: 'HEAD' });
    expect(services).toMatchObject([
      {
        name: 'a',
        change: 'changes',
        before: { pool: 'apps' },
        after: { pool: 'vips', addresses: ['192.168.20.202'] },
      },
    ]);
    expect(pools).toMatchObject([
      { name: 'apps', change: 'removed', before: { capacity: 4, assigned: 1 }, after: null },
      { name: 'vips', change: 'added', before: null, after: { capacity: 10, assigned: 1 } },
    ]);
  });

  it.each(['0.13.2', '0.13.12'])('is refused by %s, which then moves nobody', async (version) => {
    const root = committed({ ...base, ...overlay('apps'), 'plan.yaml': plan.replace('0.15.3', version) });
    put(root, overlay('vips'));
    const { services, clusters } = await review({ cwd: root, base: 'HEAD' });
    expect(clusters).toMatchObject([{ refused: { release: version } }]);
    expect(services).toMatchObject([{ name: 'a', change: 'unchanged', after: { addresses: ['192.168.20.200'] } }]);
  });
});

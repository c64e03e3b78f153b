import { describe, expect, it } from 'vitest';
import allocationSchema from '../../schemas/allocation.schema.json' with { type: 'json' };
import { allocate } from '../../src/command/allocate.ts';
import { run } from '../cli/run.ts';
import { faults } from '../report/faults.ts';
import { inStory, planText, poolText, serviceText } from './story.ts';

const plan = planText([['.200-.239', 'service']]);

/** One Service of each kind: it has, asks for, takes, shares, waits, belongs to others, or cannot be known. */
const all =
  poolText('apps', '192.168.20.220-192.168.20.221') +
  poolText('vips', '192.168.20.200/30', 'autoAssign: false') +
  serviceText('istio-system/gateway', { loadBalancerIPs: '192.168.20.200' }) +
  serviceText('mail/imap', { 'address-pool': 'vips', 'allow-shared-ip': 'mail' }, 'ports: [{ port: 993 }]') +
  serviceText('mail/smtp', { 'address-pool': 'vips', 'allow-shared-ip': 'mail' }, 'ports: [{ port: 25 }]') +
  serviceText('shop/catalog') +
  serviceText('shop/search') +
  serviceText('shop/till') +
  serviceText('shop/wiki', { loadBalancerIPs: '192.168.20.99' }) +
  serviceText('lab/echo', { loadBalancerIPs: '$' + '{ECHO_IP}' }) +
  serviceText('lab/vip', {}, 'loadBalancerClass: kube-vip.io/kube-vip-class, ports: [{ port: 80 }]');

describe('allocate', () => {
  it('prints JSON that keeps to its schema', () =>
    inStory(plan, all, async (cwd) => {
      const { out } = await run(['allocate', '--format', 'json'], { cwd });
      expect(faults(allocationSchema, out)).toEqual([]);
      const { services } = JSON.parse(out).clusters[0];
      expect(services.map(({ status }: { status: string }) => status)).toEqual([
        ...['assigned', 'unknown', 'ignored', 'assigned', 'assigned', 'assigned', 'assigned', 'pending', 'pending'],
      ]);
    }));

  it('prints text with the pending Services first', () =>
    inStory(plan, all, async (cwd) => {
      await expect((await run(['allocate'], { cwd })).out).toMatchFileSnapshot('allocation.txt');
    }));

  it('prints Markdown for a comment', () =>
    inStory(plan, all, async (cwd) => {
      await expect((await run(['allocate', '--format', 'markdown'], { cwd })).out).toMatchFileSnapshot('allocation.md');
    }));

  it('shows one pool, or the pending Services alone', () =>
    inStory(plan, all, async (cwd) => {
      const [vips] = (await allocate({ cwd, pool: 'vips' })).clusters;
      expect(vips?.services.map(({ name }) => name)).toEqual(['gateway', 'imap', 'smtp']);
      expect(vips?.pools).toEqual([{ name: 'vips', capacity: 4, assigned: 2, available: 2, utilization: 0.5 }]);
      const [pending] = (await allocate({ cwd, pending: true })).clusters;
      expect(pending?.services.map(({ name }) => name)).toContain('wiki');
      await expect(allocate({ cwd, pool: 'visp' })).rejects.toThrow('did you mean "vips"?');
    }));

  it('gives nobody an address where MetalLB refuses the pools as a whole', () =>
    inStory(plan, all + poolText('more', '192.168.20.221-192.168.20.230'), async (cwd) => {
      const { out } = await run(['allocate', '--format', 'json'], { cwd });
      expect(faults(allocationSchema, out)).toEqual([]);
      const [{ services, pools }] = JSON.parse(out).clusters;
      expect(services).toContainEqual({
        namespace: 'istio-system',
        name: 'gateway',
        status: 'pending',
        by: 'request',
        reason: 'invalid-configuration',
        message: 'MetalLB refuses the pools of the cluster as a whole',
        orderDependent: false,
      });
      expect(pools.map(({ assigned }: { assigned: number }) => assigned)).toEqual([0, 0, 0]);
    }));
});

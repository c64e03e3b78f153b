import { describe, expect, it } from 'vitest';
import whySchema from '../../schemas/why.schema.json' with { type: 'json' };
import { why } from '../../src/command/why.ts';
import { run } from '../cli/run.ts';
import { faults } from '../report/faults.ts';
import { inStory, planText, poolText, serviceText } from './story.ts';

const nodes = `nodes: [{ name: node-a, addresses: [192.168.20.21], labels: { node.kubernetes.io/exclude-from-external-load-balancers: '' } }]`;
const plan = (prod = '') => planText([['.200-.239', 'service']], prod);

const steps = (manifests: string, service: string, prod = '') =>
  inStory(plan(prod), manifests, async (cwd) => {
    const [answer] = (await why({ cwd, service })).clusters;
    const told = answer?.steps.map(({ topic, verdict, message }) => `${verdict} ${topic}: ${message}`) ?? [];
    return { told, changes: answer?.changes ?? [], allocation: answer?.allocation };
  });

const apps = poolText('apps', '192.168.20.220-192.168.20.239');

describe('why', () => {
  it('goes from the type to the traffic, with a line at each step', () =>
    inStory(
      plan(),
      apps + serviceText('shop/till', {}, 'selector: { app: till }, ports: [{ port: 443 }]'),
      async (cwd) => {
        await expect((await run(['why', 'shop/till'], { cwd })).out).toMatchFileSnapshot('why.txt');
      },
    ));

  it('prints JSON that keeps to its schema', () =>
    inStory(
      plan(),
      apps + serviceText('shop/till') + serviceText('shop/wiki', { 'address-pool': 'aps' }),
      async (cwd) => {
        for (const service of ['shop/till', 'shop/wiki']) {
          expect(faults(whySchema, (await run(['why', service, '-f', 'json'], { cwd })).out)).toEqual([]);
        }
      },
    ));

  it('stops at a type that MetalLB does not serve', async () => {
    const manifests = apps + serviceText('shop/till').replace('LoadBalancer', 'NodePort');
    expect(await steps(manifests, 'shop/till')).toEqual({
      told: ['bad type: it is of type NodePort, and MetalLB serves the type LoadBalancer alone'],
      changes: ['Set spec.type: LoadBalancer.'],
      allocation: null,
    });
  });

  it('stops at a class that this MetalLB does not serve', async () => {
    const manifests = apps + serviceText('shop/till', {}, 'loadBalancerClass: other/class, ports: [{ port: 80 }]');
    const { told, changes } = await steps(manifests, 'shop/till');
    expect(told.at(-1)).toBe(
      'bad class: it names the class "other/class", and this MetalLB serves Services without a class',
    );
    expect(changes).toEqual(['Remove spec.loadBalancerClass, or run MetalLB with this class.']);
  });

  it('tells of each pool why it refuses', async () => {
    const manifests =
      poolText('kept', '192.168.20.200/30', 'serviceAllocation: { namespaces: [other] }') +
      poolText('manual', '192.168.20.220/30', 'autoAssign: false') +
      serviceText('shop/till');
    const { told, changes } = await steps(manifests, 'shop/till');
    expect(told.filter((line) => /^\w+ pool:/.test(line))).toEqual([
      'bad pool: pool "kept" is kept for other Services by its serviceAllocation',
      'bad pool: pool "manual" is given only to who asks for it (autoAssign: false)',
    ]);
    expect(changes[0]).toBe('Ask for pool "manual" by the annotation address-pool, or set its autoAssign: true.');
  });

  it('does not call a pool in the way of a Service that gets an address of another', async () => {
    const manifests = apps + poolText('manual', '192.168.20.200/30', 'autoAssign: false') + serviceText('shop/till');
    const { told, changes } = await steps(manifests, 'shop/till');
    expect(told).toContain('note pool: pool "manual" is given only to who asks for it (autoAssign: false)');
    expect(changes).toEqual([]);
  });

  it('points to the other Service that claims the address', async () => {
    const asks = { loadBalancerIPs: '192.168.20.220' };
    const { told } = await steps(apps + serviceText('shop/till', asks) + serviceText('shop/wiki', asks), 'shop/wiki');
    expect(told).toContain('bad address: Service "shop/till" asks for 192.168.20.220 too, and the two cannot share it');
  });

  it('finds an address that nobody announces, and one that only excluded nodes could', async () => {
    const silent = apps.slice(0, apps.lastIndexOf('---')) + serviceText('shop/till');
    expect((await steps(silent, 'shop/till')).told).toContain(
      'bad advertisement: no advertisement announces pool "apps": nobody answers for the address',
    );
    const { told, changes } = await steps(apps + serviceText('shop/till'), 'shop/till', nodes);
    expect(told).toContain(
      'bad nodes: node "node-a" may not announce it: the label node.kubernetes.io/exclude-from-external-load-balancers',
    );
    expect(changes).toHaveLength(1);
  });

  it('says what Local means for who answers', async () => {
    const manifests = apps + serviceText('shop/till', {}, 'externalTrafficPolicy: Local, ports: [{ port: 80 }]');
    expect((await steps(manifests, 'shop/till')).told.at(-1)).toBe(
      'note traffic: externalTrafficPolicy Local: only nodes with a ready pod announce it, and the one node that answers serves it with its own pods alone',
    );
  });

  it('calls unknown what cannot be known', async () => {
    const { told } = await steps(apps + serviceText('shop/till', { loadBalancerIPs: '$' + '{TILL_IP}' }), 'shop/till');
    expect(told).toContain('unknown request: which address it asks for cannot be known');
    expect(told).toContain('unknown address: which address it gets cannot be known');
  });

  it.each([
    ['shop/tll', 'no cluster has a Service "shop/tll"; did you mean "shop/till"?'],
    ['sales/till', 'no cluster has a Service "sales/till"; did you mean "shop/till"?'],
    ['till', 'why takes NAMESPACE/NAME, not "till"; did you mean "shop/till"?'],
  ])('does not know %s', (service, message) =>
    inStory(plan(), apps + serviceText('shop/till'), async (cwd) => {
      const { status, err } = await run(['why', service], { cwd });
      expect([status, err]).toEqual([2, `mlb-lint: ${message}\n`]);
    }),
  );
});

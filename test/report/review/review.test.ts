import { describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { planText, poolText, serviceText } from '../../command/story.ts';
import { committed, put } from '../../files/history.ts';

const plan = planText([['.200-.239', 'service']]).replace(
  '        ranges:',
  '        reservations: [{ address: .201, service: shop/b, dns: shop.example.org }]\n        ranges:',
);

/** A change that moves one Service, takes the address of another, removes a third and brings a finding. */
function changed(): string {
  const services = (others: string) => serviceText('shop/a') + serviceText('shop/b') + others;
  const root = committed({
    'plan.yaml': plan,
    'k8s/pool.yaml': poolText('apps', '192.168.20.200-192.168.20.203'),
    'k8s/services.yaml': services(serviceText('shop/gone')),
  });
  put(root, {
    'k8s/pool.yaml': poolText('apps', '192.168.20.203/32'),
    'k8s/services.yaml': services(serviceText('shop/new', { loadBalancerIPs: '192.168.20.250' })),
  });
  return root;
}

describe('a review', () => {
  it.each([
    ['text', 'review.txt'],
    ['markdown', 'review.md'],
  ])('is told in %s', async (format, file) => {
    const { out } = await run(['review', '--base', 'HEAD', '--format', format], { cwd: changed() });
    await expect(out).toMatchFileSnapshot(file);
  });

  it('says in a line that nothing happens', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': poolText('apps', '192.168.20.200/32') });
    const told = async (format: string) =>
      (await run(['review', '--base', 'HEAD', '--format', format], { cwd: root })).out;
    expect(await told('text')).toBe('0 new findings, 0 fixed; no Service moves\n');
    expect(await told('markdown')).toBe('### mlb-lint\n\n> [!TIP]\n> **No Service moves**; no new findings.\n');
  });
});

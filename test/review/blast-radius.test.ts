import { describe, expect, it } from 'vitest';
import { review } from '../../src/command/review.ts';
import { mentionsIn } from '../../src/review/mentions.ts';
import { Source } from '../../src/text/source.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { committed, put } from '../files/history.ts';

const plan = `${planText([['.200-.239', 'service']]).replace(
  '        ranges:',
  `        reservations:
          - { address: .200, service: shop/a, dns: shop.example.org }
          - { address: .201, service: shop/b, dns: other.example.org }
        ranges:`,
)}  - name: elsewhere
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        reservations: [{ address: .200, service: shop/a, dns: elsewhere.example.org }]
`;

describe('the blast radius of a move', () => {
  it('names the reservation, its DNS names, and the lines that mention the old address', async () => {
    const root = committed({
      'plan.yaml': plan,
      'k8s/all.yaml': poolText('apps', '192.168.20.200-192.168.20.203') + serviceText('shop/a'),
      'k8s/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: hosts, namespace: shop }
data:
  hosts: 192.168.20.200 shop
  port: 192.168.20.200:8443
  others: 192.168.20.20, 1192.168.20.200, 192.168.20.200.1, x192.168.20.200
`,
    });
    put(root, { 'k8s/all.yaml': poolText('apps', '192.168.20.201-192.168.20.203') + serviceText('shop/a') });
    const { services } = await review({ cwd: root, base: 'HEAD' });
    const [a] = services;
    expect(a?.dns).toEqual(['shop.example.org']);
    expect(a?.mentions?.map(({ message, location }) => `${location.file}:${location.line} ${message}`)).toEqual([
      'k8s/config.yaml:5 mentions 192.168.20.200',
      'k8s/config.yaml:6 mentions 192.168.20.200',
      'plan.yaml:9 reserves 192.168.20.200',
    ]);
  });

  it('is told of nobody who keeps an address', async () => {
    const pool = poolText('apps', '192.168.20.200-192.168.20.203');
    const root = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool + serviceText('shop/a') });
    put(root, { 'k8s/all.yaml': pool + serviceText('shop/a') + serviceText('shop/z') });
    const { services } = await review({ cwd: root, base: 'HEAD' });
    expect(services.map(({ change, dns, mentions }) => [change, dns, mentions])).toEqual([
      ['unchanged', undefined, undefined],
      ['appears', undefined, undefined],
    ]);
  });
});

describe('mentionsIn', () => {
  const found = (text: string, ...addresses: readonly string[]) =>
    [...mentionsIn([new Source('a', text)], new Set(addresses))].map(([address, spans]) => [
      address,
      spans.map(({ start, end }) => text.slice(start, end)),
    ]);

  it('finds IPv6 addresses in every spelling', () => {
    expect(found('x: 2001:DB8:0::1/64, [2001:db8::1]:80 2001:db8::10', '2001:db8::1')).toEqual([
      ['2001:db8::1', ['2001:DB8:0::1', '2001:db8::1']],
    ]);
  });

  it('finds an address at the end of a sentence', () => {
    expect(found('Ask 192.0.2.1. Or 192.0.2.2-192.0.2.3...', '192.0.2.1', '192.0.2.3')).toEqual([
      ['192.0.2.1', ['192.0.2.1']],
      ['192.0.2.3', ['192.0.2.3']],
    ]);
  });

  it('keeps 20 places of an address', () => {
    expect(
      mentionsIn([new Source('a', '192.0.2.1 '.repeat(50))], new Set(['192.0.2.1'])).get('192.0.2.1'),
    ).toHaveLength(20);
  });
});

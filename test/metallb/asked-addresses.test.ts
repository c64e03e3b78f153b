import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { askedAddresses } from '../../src/metallb/asked-addresses.ts';
import { clusterOf } from './cluster-of.ts';

function asked(annotation: string | undefined, ip?: string) {
  const annotations = annotation === undefined ? '{}' : `{ metallb.io/loadBalancerIPs: '${annotation}' }`;
  const spec = ip === undefined ? '{ type: LoadBalancer }' : `{ type: LoadBalancer, loadBalancerIP: '${ip}' }`;
  const [service] = clusterOf(
    `{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: ${annotations} }, spec: ${spec} }`,
  ).services;
  if (service === undefined) throw new Error('no Service');
  const found = askedAddresses(service.request);
  if (typeof found === 'string') return found;
  return 'fault' in found ? found.fault.why : found.addresses.map(formatAddress);
}

describe('a request for addresses', () => {
  it.each([
    ['192.0.2.1', ['192.0.2.1']],
    [' 192.0.2.1 , 2001:db8::1 ', ['192.0.2.1', '2001:db8::1']],
    ['192.0.2.1,', 'no-address'],
    ['192.0.2.1/32', 'no-address'],
    ['192.0.2.1,192.0.2.2', 'one-family'],
    ['192.0.2.1,192.0.2.2,192.0.2.3', 'too-many'],
    ['', 'none'],
    ['$IP', 'unknown'],
  ])('by annotation %j comes to %j', (text, expected) => expect(asked(text)).toEqual(expected));

  it.each([
    ['192.0.2.1', ['192.0.2.1']],
    [' 192.0.2.1', 'no-address'],
    ['192.0.2.1,2001:db8::1', 'no-address'],
    ['', 'none'],
  ])('by spec.loadBalancerIP %j comes to %j', (text, expected) => expect(asked(undefined, text)).toEqual(expected));

  it('is refused both ways at once, even if they agree', () => {
    expect(asked('192.0.2.1', '192.0.2.1')).toBe('twice');
  });

  it('both ways at once is unknown where one of them is', () => {
    expect(asked('$IP', '192.0.2.1')).toBe('unknown');
  });
});

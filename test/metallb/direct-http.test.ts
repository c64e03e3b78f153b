import { describe, expect, it } from 'vitest';
import { directHttpServices } from '../../src/metallb/direct-http.ts';
import { clusterOf } from './cluster-of.ts';

const service = (name: string, ports = '[{ port: 80 }, { port: 443 }]', annotations = '{}') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, annotations: ${annotations} }, spec: { type: LoadBalancer, ports: ${ports} } }\n`;

const names = (text: string) => directHttpServices(clusterOf(text)).map(({ name }) => name);

describe('an address of its own for HTTP', () => {
  it('takes a Service with both ports', () => {
    expect(names(service('a') + service('b', '[{ port: 443 }]') + service('c'))).toEqual(['a', 'c']);
  });

  it('takes no Service whose port 80 is one of UDP', () => {
    expect(names(service('a', '[{ port: 80, protocol: UDP }, { port: 443 }]'))).toEqual([]);
  });

  it('takes no Service that shares by a key with another, or by one that is unknown', () => {
    const shared = (name: string, key: string) => service(name, undefined, `{ metallb.io/allow-shared-ip: ${key} }`);
    expect(names(shared('a', 'web') + shared('b', 'web') + shared('c', '$KEY') + shared('d', 'own'))).toEqual(['d']);
  });

  it('is taken once by a Service that is defined twice', () => {
    expect(names(service('a') + service('a'))).toEqual(['a']);
  });
});

import { describe, expect, it } from 'vitest';
import { wrongTypes } from '../../src/site/wrong-types.ts';
import { officePlan, siteOf } from './sites-of.ts';

const service = (spec: string, annotations = '{}') =>
  `{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop, annotations: ${annotations} }, spec: { ${spec} } }\n`;

function wrong(text: string, prod = '') {
  return siteOf(officePlan({ prod }), { prod: text }).clusters.flatMap((cluster) =>
    wrongTypes(cluster).map(({ found, wanted, route, canBecome }) => [found, wanted, route.join('.'), canBecome]),
  );
}

describe('the type of a Service is wrong', () => {
  it.each([
    ['where the plan expects another', 'type: NodePort', 'type: LoadBalancer', 'NodePort', 'LoadBalancer', 'spec.type'],
    [
      'where the plan expects an address',
      'type: NodePort',
      'address: 192.168.20.9',
      'NodePort',
      'LoadBalancer',
      'spec.type',
    ],
    ['where the plan expects a pool', '', 'pool: office', 'ClusterIP', 'LoadBalancer', 'metadata.name'],
    ['where it is too much', 'type: LoadBalancer', 'type: ClusterIP', 'LoadBalancer', 'ClusterIP', 'spec.type'],
  ])('%s', (_, spec, expected, found, wanted, route) => {
    expect(wrong(service(spec), `expect: [{ service: shop/till, ${expected} }]`)).toEqual([
      [found, wanted, route, true],
    ]);
  });

  it('once where it also asks MetalLB for something', () => {
    const asks = service('type: NodePort, loadBalancerIP: 192.168.20.9');
    expect(wrong(asks, 'expect: [{ service: shop/till, type: ClusterIP }]')).toEqual([
      ['NodePort', 'ClusterIP', 'spec.type', true],
    ]);
  });

  it('where no other word for it would do', () => {
    const pool = '{ metallb.universe.tf/address-pool: office }';
    expect(wrong(service('clusterIP: None', pool))).toEqual([
      ['ClusterIP', 'LoadBalancer', 'metadata.annotations.metallb.universe.tf/address-pool', false],
    ]);
    expect(wrong(service('type: ExternalName, externalName: a.example.org', pool))).toEqual([
      ['ExternalName', 'LoadBalancer', 'spec.type', false],
    ]);
  });
});

describe('the type of a Service is not judged', () => {
  it.each([
    ['it is unknown', 'type: $TYPE', '{}'],
    ['it is no type', 'type: Loadbalancer', '{}'],
  ])('where %s', (_, spec, annotations) => {
    expect(wrong(service(spec, annotations), 'expect: [{ service: shop/till, type: LoadBalancer }]')).toEqual([]);
  });

  it('where what it asks for is a variable, a sharing key alone, or not for MetalLB', () => {
    expect(wrong(service('type: ClusterIP', '{ metallb.universe.tf/address-pool: $POOL }'))).toEqual([]);
    expect(wrong(service('type: ClusterIP', '{ metallb.universe.tf/allow-shared-ip: key }'))).toEqual([]);
    expect(wrong(service('type: ClusterIP, loadBalancerIP: 192.168.20.9'), 'metallb: false')).toEqual([]);
  });
});

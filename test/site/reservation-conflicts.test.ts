import { describe, expect, it } from 'vitest';
import { reservationConflicts } from '../../src/site/reservation-conflicts.ts';
import { sitesOf } from './sites-of.ts';

const asks = (name: string, type = 'LoadBalancer') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop }, spec: { type: ${type}, loadBalancerIP: 10.0.0.5 } }\n`;

function conflicts(reservation: string, manifests: Readonly<Record<string, string>>) {
  const plan = `version: 1
sites:
  - { name: hill, vrf: home, networks: [{ name: lan, cidr: 10.0.0.0/24, reservations: [{ address: .5, ${reservation} }] }],
      clusters: [{ name: east, manifests: [east] }, { name: west, manifests: [west] }] }
  - { name: dale, vrf: home, clusters: [{ name: far, manifests: [far] }] }
`;
  return sitesOf(plan, manifests).flatMap((site) =>
    reservationConflicts(site).map(({ cluster, service }) => `${cluster.name} ${service.name}`),
  );
}

describe('a reserved address', () => {
  it('is for the Services it names, in any cluster of its site', () => {
    const manifests = { east: asks('till'), west: asks('till') };
    expect(conflicts('service: shop/till', manifests)).toEqual([]);
    expect(conflicts('services: [shop/desk, shop/till]', manifests)).toEqual([]);
    expect(conflicts('service: shop/desk', manifests)).toEqual(['east till', 'west till']);
  });

  it('is for the cluster it names', () => {
    const manifests = { east: asks('till'), west: asks('till') };
    expect(conflicts('service: shop/till, cluster: east', manifests)).toEqual(['west till']);
  });

  it('is not for a Service of another site of the address space, unless it names its cluster', () => {
    expect(conflicts('service: shop/till', { far: asks('till') })).toEqual(['far till']);
    expect(conflicts('service: shop/till, cluster: far', { far: asks('till') })).toEqual([]);
  });

  it('may be for a Service whose name is unknown, and is nothing to one of another type', () => {
    expect(conflicts('service: shop/till', { east: asks("'${NAME}'") + asks('desk', 'ClusterIP') })).toEqual([]);
  });
});

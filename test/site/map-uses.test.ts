import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { usedAddresses } from '../../src/site/map-uses.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { officePlan, siteOf } from './sites-of.ts';

const P = pool('p', '192.168.20.200/30');
const FOREIGN = 'loadBalancerClass: example.com/lb';

/** The addresses that Services use, as `192.168.20.200: a/s of prod assigned`. */
function uses(prod: string, lab = ''): readonly string[] {
  const plan = officePlan({}).replace('clusters: [', 'clusters: [{ name: lab, manifests: [lab] }, ');
  return usedAddresses(siteOf(plan, { prod, lab }).space).map(({ address, uses: all }) => {
    const told = all.map(
      ({ service: name, cluster, status, orderDependent }) =>
        `${name} of ${cluster} ${status}${orderDependent ? ' in this order' : ''}`,
    );
    return `${formatAddress(address)}: ${told.join(', ')}`;
  });
}

describe('an address is used', () => {
  it('by the Service that gets it, whichever way', () => {
    expect(uses(P + service('s') + service('t', { spec: 'loadBalancerIP: 192.168.20.203' }))).toEqual([
      '192.168.20.200: a/s of prod assigned',
      '192.168.20.203: a/t of prod assigned',
    ]);
    expect(uses(P + service('s') + service('t'))).toEqual([
      '192.168.20.200: a/s of prod assigned in this order',
      '192.168.20.201: a/t of prod assigned in this order',
    ]);
  });

  it('by the Service of another controller that holds it, also where it asks for it', () => {
    const held = service('s', { spec: FOREIGN, holds: '192.168.20.9' });
    const both = service('s', { spec: `${FOREIGN}, loadBalancerIP: 192.168.20.9`, holds: '192.168.20.9' });
    expect(uses(held)).toEqual(['192.168.20.9: a/s of prod held']);
    expect(uses(both)).toEqual(['192.168.20.9: a/s of prod held']);
    expect(uses(service('s', { spec: FOREIGN, holds: 'lb.example.org' }))).toEqual([]);
  });

  it('by the Service that asks for it where no pool has it', () => {
    expect(uses(P + service('s', { spec: 'loadBalancerIP: 192.168.20.9' }))).toEqual([
      '192.168.20.9: a/s of prod asked',
    ]);
  });

  it('not by a Service of MetalLB that held it and cannot keep it', () => {
    const moved = service('s', { holds: '192.168.20.9', annotations: 'metallb.io/address-pool: p' });
    expect(uses(P + moved)).toEqual(['192.168.20.200: a/s of prod assigned']);
  });

  it('by Services in the order of their names, then of their clusters', () => {
    const asks = (name: string) => service(name, { spec: 'loadBalancerIP: 192.168.20.9' });
    expect(uses(asks('s'), asks('t'))).toEqual(['192.168.20.9: a/s of prod asked, a/t of lab asked']);
    expect(uses(asks('t'), asks('s'))).toEqual(['192.168.20.9: a/s of lab asked, a/t of prod asked']);
    expect(uses(asks('s'), asks('s'))).toEqual(['192.168.20.9: a/s of lab asked, a/s of prod asked']);
  });
});

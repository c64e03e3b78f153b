import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { serviceLabel } from '../../src/metallb/service.ts';
import { handedReservations } from '../../src/site/handed-reservations.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

const pool = resource('IPAddressPool', 'vips', '{ addresses: [192.168.20.200-192.168.20.219] }');
const service = (name: string, ip?: string) =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop${ip === undefined ? '' : `, annotations: { metallb.io/loadBalancerIPs: ${ip} }`} }, spec: { type: LoadBalancer, ports: [{ port: 80 }] } }\n`;

function handed(reserved: string, ...services: readonly string[]) {
  return handedOf(pool, reserved, ...services);
}

function handedOf(pools: string, reserved: string, ...services: readonly string[]) {
  const reservations = `reservations: [{ address: ${reserved}, service: shop/desk }]`;
  const plan = officePlan({ lan: `ranges: [{ range: .200-.239, role: service }], ${reservations}` });
  const site = siteOf(plan, { prod: pools + services.join('') });
  return site.clusters.flatMap((cluster) =>
    handedReservations(site, cluster).map(({ address, service: one, others, always, surely }) => {
      const when = surely ? 'surely' : always ? 'always' : 'maybe';
      return `${formatAddress(address)} ${serviceLabel(one)} +${others} ${when}`;
    }),
  );
}

describe('a reserved address that nobody asks for', () => {
  it('is handed to the only automatic Service', () => {
    expect(handed('.200', service('till'))).toEqual(['192.168.20.200 shop/till +0 surely']);
  });

  it('is handed to one of several in every order, as far as they come', () => {
    expect(handed('.200', service('till'), service('wiki'))).toEqual(['192.168.20.200 shop/till +1 always']);
    expect(handed('.201', service('till'), service('wiki'))).toEqual(['192.168.20.201 shop/wiki +1 always']);
    expect(handed('.202', service('till'), service('wiki'))).toEqual([]);
  });

  it('may be handed to others where the one it is for asks for it, or is automatic too', () => {
    expect(handed('.200', service('desk', '192.168.20.200'), service('till'))).toEqual([
      '192.168.20.200 shop/till +0 maybe',
    ]);
    expect(handed('.200', service('desk'), service('till'))).toEqual(['192.168.20.200 shop/till +0 maybe']);
  });

  it('may be reached only where others ask for the addresses before it', () => {
    expect(handed('.201', service('till', '192.168.20.200'), service('wiki'))).toEqual([
      '192.168.20.201 shop/wiki +0 maybe',
    ]);
  });

  it('is not spoken of where only an unknown Service brings others so far', () => {
    expect(handed('.201', service('till'), service('$' + '{NAME}'))).toEqual([]);
    expect(handed('.201', service('till'), service('wiki', '$IP'))).toEqual([]);
    expect(handed('.200', service('till'), service('wiki'), service('vault', '$IP'))).toEqual([]);
  });

  it('is fine with the Service it is for, or one of them', () => {
    expect(handed('.200', service('desk'))).toEqual([]);
    expect(handed('.200, service: shop/till }, { address: .200', service('till'))).toEqual([]);
    expect(handed('.200, service: shop/till }, { address: .200', service('wiki'))).toHaveLength(1);
  });

  it('is handed over as surely as Services have no other pool, and as many as it takes', () => {
    const other = resource('IPAddressPool', 'zeta', '{ addresses: [10.0.0.0/28] }');
    const named = (name: string, of: string) =>
      service(name).replace('namespace: shop', `namespace: shop, annotations: { metallb.io/address-pool: ${of} }`);
    expect(handed('.200', other, service('till'))).toEqual(['192.168.20.200 shop/till +0 maybe']);
    const elsewhere = named('a', 'zeta') + named('b', 'zeta');
    expect(handed('.201', other, elsewhere, named('till', 'vips'), service('wiki'))).toEqual([
      '192.168.20.201 shop/wiki +1 maybe',
    ]);
    expect(handed('.201', other, named('till', 'vips'), named('wiki', 'vips'))).toEqual([
      '192.168.20.201 shop/wiki +1 always',
    ]);
  });

  it('is reached past the entries before its own', () => {
    const split = (text: string) =>
      text.replace('192.168.20.200-192.168.20.219', '192.168.20.200/31, 192.168.20.210/31');
    const three = [service('a'), service('b'), service('c')];
    expect(handedOf(split(pool), '.210', ...three)).toEqual(['192.168.20.210 shop/c +2 always']);
    expect(handedOf(split(pool), '.210', service('a'), service('b'), service('c', '192.168.20.200'))).toEqual([
      '192.168.20.210 shop/b +1 maybe',
    ]);
  });

  it('is kept by a Service that has it, and is none of its request', () => {
    const holding = (name: string, ip: string, more?: string) =>
      service(name, more).trimEnd().replace(/\}$/, `, status: { loadBalancer: { ingress: [{ ip: ${ip} }] } } }\n`);
    expect(handed('.203', holding('till', '192.168.20.203'))).toEqual(['192.168.20.203 shop/till +0 surely']);
    expect(handed('.203', holding('desk', '192.168.20.203'))).toEqual([]);
    expect(handed('.203', holding('till', '192.168.20.202'))).toEqual([]);
    expect(handed('.203', holding('till', '192.168.20.203', '192.168.20.203'))).toEqual([]);
  });

  it('may be handed to one of several, the one that the prediction gives it first', () => {
    const three = [service('a'), service('b'), service('c')];
    expect(handed('.201', ...three)).toEqual(['192.168.20.201 shop/b +2 always']);
    expect(handed('.202', ...three)).toEqual(['192.168.20.202 shop/c +2 always']);
  });

  it('is reached past what others hold', () => {
    const holder = service('held')
      .trimEnd()
      .replace(/\}$/, ', status: { loadBalancer: { ingress: [{ ip: 192.168.20.200 }] } } }\n');
    expect(handed('.201', holder, service('till'))).toEqual(['192.168.20.201 shop/till +0 surely']);
    expect(handed('.202', holder, service('till'), service('wiki'))).toEqual(['192.168.20.202 shop/wiki +1 always']);
  });

  it('is each of those that many are', () => {
    const reservations = '.200, service: shop/desk }, { address: .201, service: shop/desk }, { address: .202';
    expect(handed(reservations, service('till'), service('wiki'))).toEqual([
      '192.168.20.200 shop/till +1 always',
      '192.168.20.201 shop/wiki +1 always',
    ]);
  });

  it('is none where nothing is foretold', () => {
    expect(
      handed('.200', service('till'), resource('IPAddressPool', 'other', '{ addresses: [192.168.20.1] }')),
    ).toEqual([]);
  });
});

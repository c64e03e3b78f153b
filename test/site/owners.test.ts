import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { interval, officePlan, siteOf, sitesOf } from './sites-of.ts';

function owners(planText: string, over: string) {
  const [site] = sitesOf(planText);
  return site?.space.owners
    .over(interval(over))
    .map(({ owner, interval: part }) => [owner.label, formatInterval(part)]);
}

describe('an address', () => {
  it('is a gateway before it is a node, a node before it is reserved, reserved before it is of a range', () => {
    const plan = officePlan({
      lan: `gateway: .1, ranges: [{ range: .1-.4, role: appliance, name: box }],
            reservations: [{ address: .1, service: a/b }, { address: .2, service: a/b }, { address: .3, service: a/b }]`,
      prod: 'nodes: [{ name: n1, addresses: [192.168.20.1, 192.168.20.2] }]',
    });
    expect(owners(plan, '192.168.20.0-192.168.20.255')).toEqual([
      ['the gateway of network "lan"', '192.168.20.1'],
      ['node "n1"', '192.168.20.2'],
      ['the reservation for "a/b"', '192.168.20.3'],
      ['appliance range "box"', '192.168.20.4'],
    ]);
  });

  it('is of the narrowest range', () => {
    const plan = officePlan({
      lan: 'ranges: [{ range: .100-.199, role: dhcp, name: desks }, { range: .150, role: appliance, purpose: printer }]',
    });
    expect(owners(plan, '192.168.20.149-192.168.20.151')).toEqual([
      ['DHCP range "desks"', '192.168.20.149'],
      ['appliance range "printer"', '192.168.20.150'],
      ['DHCP range "desks"', '192.168.20.151'],
    ]);
  });

  it('is owned by any site of its address space, and by no other', () => {
    const plan = `version: 1
sites:
  - { name: hill, vrf: home }
  - { name: dale, vrf: home, routed: [{ range: 10.0.0.0/24, role: service, owner: Dale }] }
  - { name: farm, routed: [{ range: 10.0.0.0/24, role: reserved }] }
`;
    expect(owners(plan, '10.0.0.7')).toEqual([['service range "Dale"', '10.0.0.7']]);
  });
});

it('a reservation knows the range it lies in', () => {
  const site = siteOf(
    officePlan({
      lan: 'ranges: [{ range: .200-.239, role: service }], reservations: [{ address: .200, service: a/b }]',
    }),
  );
  expect(site.space.owners.over(interval('192.168.20.200'))[0]?.owner.range?.role).toBe('service');
});

it('a range without a name is called by its addresses', () => {
  const plan = officePlan({ lan: 'ranges: [{ range: .200-.239, role: reserved }]' });
  expect(owners(plan, '192.168.20.200')?.[0]?.[0]).toBe('reserved range "192.168.20.200-192.168.20.239"');
});

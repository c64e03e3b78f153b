import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval, sizeOf } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { lostToMoves, type Move, moveOff } from '../../src/site/move-off.ts';
import { takenParts } from '../../src/site/taken.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

function movesOf(ranges: string, addresses: string, services = '') {
  const plan = officePlan({ lan: `ranges: [${ranges}]`, prod: '' });
  const site = siteOf(plan, { prod: resource('IPAddressPool', 'apps', `{ addresses: [${addresses}] }`) + services });
  const [cluster] = site.clusters;
  const [claim] = cluster === undefined ? [] : poolClaims(cluster);
  if (claim === undefined) throw new Error('no pool');
  return { site, claim, move: moveOff(site, claim) };
}

const DHCP = '{ range: .100-.199, role: dhcp }';

function entriesOf({ move }: { readonly move: Move | undefined }) {
  return move?.entries.map(formatInterval);
}

const service = (body: string) => `---
apiVersion: v1
kind: Service
metadata: { name: till, namespace: shop }
spec: { type: LoadBalancer, ports: [{ port: 80 }]${body} }
`;

describe('moving a pool off what others own', () => {
  it('takes the whole entry to the start of the first free gap where it keeps nothing', () => {
    const found = movesOf(`${DHCP}, { range: .200-.250, role: service }`, '192.168.20.110-192.168.20.119');
    expect(entriesOf(found)).toEqual(['192.168.20.200-192.168.20.209']);
    expect(found.move?.kept).toBe(0n);
  });

  it('slides an entry whose end is taken, and keeps the rest', () => {
    const found = movesOf(`${DHCP}, { range: .200-.250, role: service }`, '192.168.20.196-192.168.20.205');
    expect(entriesOf(found)).toEqual(['192.168.20.200-192.168.20.209']);
    expect(found.move?.kept).toBe(6n);
    expect(found.move?.gained.map(formatInterval)).toEqual(['192.168.20.206-192.168.20.209']);
  });

  it('fills up from another gap what a hole takes away', () => {
    const ranges =
      '{ range: .200-.209, role: service }, { range: .205, role: appliance }, { range: .230-.239, role: service }';
    expect(entriesOf(movesOf(ranges, '192.168.20.202-192.168.20.207'))).toEqual([
      '192.168.20.201-192.168.20.204',
      '192.168.20.206-192.168.20.207',
    ]);
    expect(entriesOf(movesOf(ranges, '192.168.20.200-192.168.20.209'))).toEqual([
      '192.168.20.200-192.168.20.204',
      '192.168.20.206-192.168.20.209',
      '192.168.20.230',
    ]);
  });

  it('leaves what is left where nothing is free and it is enough, and gives up where nothing is left', () => {
    expect(movesOf(DHCP, '192.168.20.110-192.168.20.119').move).toBeUndefined();
    expect(entriesOf(movesOf(DHCP, '192.168.20.98-192.168.20.101', service('')))).toEqual([
      '192.168.20.98-192.168.20.99',
    ]);
  });

  it('takes no address away that a Service asks for where nothing is free', () => {
    const asks = service(', loadBalancerIP: 192.168.20.100');
    expect(movesOf(DHCP, '192.168.20.98-192.168.20.101', asks).move).toBeUndefined();
  });

  it('names the Services that lose their address', () => {
    const asks = service(', loadBalancerIP: 192.168.20.110');
    const found = movesOf(`${DHCP}, { range: .200-.250, role: service }`, '192.168.20.110-192.168.20.119', asks);
    expect(found.move?.losers).toEqual(['shop/till']);
    const holes = '{ range: .108, role: appliance }, { range: .110, role: appliance }';
    const two = movesOf(`${holes}, { range: .200-.209, role: service }`, '192.168.20.107-192.168.20.111', asks);
    expect(two.move?.losers).toEqual(['shop/till']);
  });

  it('gives two entries addresses of their own', () => {
    const plan = officePlan({ lan: `ranges: [${DHCP}, { range: .200-.250, role: service }]`, prod: '' });
    const addresses = '[192.168.20.110-192.168.20.119, 192.168.20.130-192.168.20.133]';
    const site = siteOf(plan, { prod: resource('IPAddressPool', 'apps', `{ addresses: ${addresses} }`) });
    const moves = site.clusters.flatMap((cluster) => poolClaims(cluster).map((claim) => moveOff(site, claim)));
    expect(moves.flatMap((move) => entriesOf({ move }))).toEqual([
      '192.168.20.200-192.168.20.209',
      '192.168.20.210-192.168.20.213',
    ]);
  });

  it.each<readonly [string, string, string, readonly string[] | undefined]>([
    [
      'slides down where the space below is free',
      '{ range: .190-.199, role: service }, { range: .200-.209, role: dhcp }',
      '192.168.20.195-192.168.20.204',
      ['192.168.20.190-192.168.20.199'],
    ],
    [
      'slides up where the space above is free',
      '{ range: .190-.199, role: dhcp }, { range: .200-.209, role: service }',
      '192.168.20.196-192.168.20.203',
      ['192.168.20.200-192.168.20.207'],
    ],
    [
      'stays as near as it can',
      '{ range: .100-.149, role: service }, { range: .150-.159, role: dhcp }',
      '192.168.20.145-192.168.20.152',
      ['192.168.20.142-192.168.20.149'],
    ],
    [
      'keeps both sides of a hole',
      '{ range: .100-.109, role: service }, { range: .110, role: dhcp }, { range: .111-.119, role: service }',
      '192.168.20.107-192.168.20.112',
      ['192.168.20.106-192.168.20.109', '192.168.20.111-192.168.20.112'],
    ],
    [
      'keeps what it has and adds the start of a gap',
      '{ range: .100-.104, role: service }, { range: .105-.109, role: dhcp }, { range: .120-.123, role: service }',
      '192.168.20.100-192.168.20.107',
      ['192.168.20.100-192.168.20.104', '192.168.20.120-192.168.20.122'],
    ],
    [
      'passes a gap that is too small',
      '{ range: .100-.104, role: service }, { range: .105-.109, role: dhcp }, { range: .120-.121, role: service }, { range: .130-.132, role: service }',
      '192.168.20.100-192.168.20.107',
      ['192.168.20.100-192.168.20.104', '192.168.20.130-192.168.20.132'],
    ],
    [
      'goes as a whole to the first gap that is large enough',
      '{ range: .100-.199, role: dhcp }, { range: .200-.202, role: service }, { range: .210-.213, role: service }',
      '192.168.20.110-192.168.20.113',
      ['192.168.20.210-192.168.20.213'],
    ],
    [
      'goes to the first gap in the order of the plan',
      '{ range: .100-.199, role: dhcp }, { range: .230-.239, role: service }, { range: .210-.219, role: service }',
      '192.168.20.110-192.168.20.113',
      ['192.168.20.230-192.168.20.233'],
    ],
    [
      'slides down over two ranges that touch',
      '{ range: .230-.239, role: service }, { range: .190-.194, role: service }, { range: .195-.199, role: service }, { range: .200-.209, role: dhcp }',
      '192.168.20.198-192.168.20.205',
      ['192.168.20.192-192.168.20.199'],
    ],
    [
      'slides up over two ranges that touch',
      '{ range: .190-.199, role: dhcp }, { range: .200-.204, role: service }, { range: .205-.209, role: service }',
      '192.168.20.194-192.168.20.201',
      ['192.168.20.200-192.168.20.207'],
    ],
    [
      'slides to the very end of the space beside it',
      '{ range: .192-.195, role: service }, { range: .196-.199, role: service }, { range: .200-.209, role: dhcp }',
      '192.168.20.198-192.168.20.205',
      ['192.168.20.192-192.168.20.199'],
    ],
    [
      'slides nowhere where the space beside it is one address too small',
      '{ range: .193-.195, role: service }, { range: .196-.199, role: service }, { range: .200-.209, role: dhcp }',
      '192.168.20.198-192.168.20.205',
      ['192.168.20.198-192.168.20.199'],
    ],
    [
      'gives up where no gap is large enough and nothing is left',
      '{ range: .100-.199, role: dhcp }, { range: .200-.202, role: service }',
      '192.168.20.110-192.168.20.113',
      undefined,
    ],
  ])('%s', (_title, ranges, addresses, expected) => {
    expect(entriesOf(movesOf(ranges, addresses))).toEqual(expected);
  });

  it('leaves what is left only where that is enough for the Services, with the other entries', () => {
    const two = service('') + service('').replace('name: till', 'name: desk');
    const three = two + service('').replace('name: till', 'name: wiki');
    expect(entriesOf(movesOf(DHCP, '192.168.20.98-192.168.20.101', two))).toEqual(['192.168.20.98-192.168.20.99']);
    expect(movesOf(DHCP, '192.168.20.98-192.168.20.101', three).move).toBeUndefined();
    expect(entriesOf(movesOf(DHCP, '192.168.20.98-192.168.20.101, 192.168.20.90/32', three))).toEqual([
      '192.168.20.98-192.168.20.99',
    ]);
  });

  it('leaves what is left where that is enough, whatever another pool gives out', () => {
    const busy = ['a', 'b', 'c'].map((name) =>
      service('').replace('name: till', `name: ${name}, annotations: { metallb.io/address-pool: aaa }`),
    );
    const more = resource('IPAddressPool', 'aaa', '{ addresses: [10.0.0.0/29], autoAssign: false }') + busy.join('');
    expect(entriesOf(movesOf(DHCP, '192.168.20.98-192.168.20.101', more))).toEqual(['192.168.20.98-192.168.20.99']);
  });

  it('leaves nothing of a pool whose name is unknown, as nobody knows what it gives out', () => {
    const plan = officePlan({ lan: `ranges: [${DHCP}]` });
    const prod = resource('IPAddressPool', "'${POOL}'", '{ addresses: [192.168.20.98-192.168.20.101] }');
    const site = siteOf(plan, { prod });
    const claims = site.clusters.flatMap(poolClaims);
    expect(claims.map((claim) => moveOff(site, claim))).toEqual([undefined]);
  });

  it('cuts an entry in eight at most, else moves it in one, where it keeps most', () => {
    const holes = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => `{ range: .${first + 2 * index}, role: appliance }`).join(', ');
    const far = '{ range: .200-.239, role: service }';
    expect(entriesOf(movesOf(`${holes(101, 6)}, ${far}`, '192.168.20.100-192.168.20.112'))).toEqual([
      ...[100, 102, 104, 106, 108, 110, 112].map((octet) => `192.168.20.${octet}`),
      '192.168.20.200-192.168.20.205',
    ]);
    const just = far.replace('.239', '.214');
    expect(entriesOf(movesOf(`${holes(101, 7)}, ${just}`, '192.168.20.100-192.168.20.114'))).toEqual([
      '192.168.20.200-192.168.20.214',
    ]);
    const beside = '{ range: .60-.99, role: service }, { range: .128-.167, role: service }';
    const inOne = (first: number) => movesOf(`${beside}, ${holes(first, 8)}`, '192.168.20.100-192.168.20.127');
    expect(entriesOf(inOne(102))).toEqual(['192.168.20.117-192.168.20.144']);
    expect(inOne(102).move?.kept).toBe(11n);
    expect(entriesOf(inOne(111))).toEqual(['192.168.20.83-192.168.20.110']);
    const asNear = `{ range: .60-.99, role: service }, { range: .127-.167, role: service }, ${holes(102, 12)}`;
    expect(entriesOf(movesOf(asNear, '192.168.20.100-192.168.20.126'))).toEqual(['192.168.20.75-192.168.20.101']);
  });

  it('loses what no entry has any more', () => {
    const { site } = movesOf(
      `${DHCP}, { range: .200-.250, role: service }`,
      '192.168.20.96-192.168.20.103, 192.168.20.110/32',
    );
    expect(lostToMoves(site).intervals.map(formatInterval)).toEqual([
      '192.168.20.100-192.168.20.103',
      '192.168.20.110',
    ]);
  });

  it('never takes what somebody owns, and never more or fewer addresses than the pool had, but for what is left alone', () => {
    const octet = fc.integer({ min: 1, max: 250 });
    const range = fc.tuple(octet, octet).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(range, range, range, ([a, b], [c, d], [e, f]) => {
        const ranges = `{ range: .${a}-.${b}, role: dhcp }, { range: .${c}-.${d}, role: service }`;
        const { site, claim, move } = movesOf(ranges, `192.168.20.${e}-192.168.20.${f}`);
        if (move === undefined) return;
        const after = IntervalSet.of(move.entries);
        for (const entry of move.entries) expect(takenParts(site, entry).isEmpty).toBe(true);
        const grown = move.gained.reduce((sum, one) => sum + sizeOf(one), 0n);
        expect(after.size()).toBe(grown === 0n ? move.kept : sizeOf(claim.interval));
      }),
      { numRuns: 60 },
    );
  });
});

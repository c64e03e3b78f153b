import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval, sizeOf } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { type Move, moveOff } from '../../src/site/move-off.ts';
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

  it('leaves what is left where nothing is free and it is enough', () => {
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

  it('gives up where nothing is free and nothing is left', () => {
    expect(movesOf(DHCP, '192.168.20.110-192.168.20.119').move).toBeUndefined();
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

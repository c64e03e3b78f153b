import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../src/metallb/service.ts';
import { contestedAddresses } from '../../src/site/contested-addresses.ts';
import { crowdedPools } from '../../src/site/crowded-pools.ts';
import { familyMismatches } from '../../src/site/family-mismatches.ts';
import { riskyRequests } from '../../src/site/risky-requests.ts';
import { stuckServices } from '../../src/site/stuck-services.ts';
import { clustersOf } from '../metallb/allocator/arbitrary-cluster.ts';
import { Naive, type Tenant } from '../metallb/allocator/naive.ts';
import { type PlainCluster, readPlain } from '../metallb/allocator/plain.ts';

/** One way in which Services may come and pools may be tried: what each Service has in the end, by name. */
function outcome(plain: PlainCluster, order: readonly number[]): ReadonlyMap<string, readonly string[]> {
  const naive = new Naive(plain);
  const tenants: Tenant[] = [...naive.holders()];
  const shuffled = <T>(items: readonly T[]) =>
    items.map((item, at) => [order[at % order.length] ?? 0, item] as const).toSorted(([a], [b]) => a - b);
  const waiting = plain.services.filter((service) => !tenants.some((tenant) => tenant.service === service));
  for (const [, service] of shuffled(waiting)) {
    const pools = shuffled(plain.pools).map(([, pool]) => pool);
    const { addresses } = naive.step(service, tenants, pools);
    if (addresses.length > 0) tenants.push({ service, addresses });
  }
  return new Map(tenants.map(({ service, addresses }) => [service.name, addresses]));
}

/** What holds of a cluster in each of some orders. */
function holds(law: (plain: PlainCluster, has: (service: Service) => boolean) => void, runs = 150): void {
  const orders = fc.array(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(clustersOf(10), orders, (plain, tried) => {
      for (const order of tried) {
        const given = outcome(plain, order);
        law(plain, ({ name }) => given.has(String(name)));
      }
    }),
    { numRuns: runs },
  );
}

describe('whatever the order', () => {
  it('crowded pools leave out as many Services as they are short of addresses', () => {
    holds((plain, has) => {
      for (const { services, needed, capacity } of crowdedPools(readPlain(plain))) {
        const left = services.filter((service) => !has(service)).length;
        expect(BigInt(left)).toBeGreaterThanOrEqual(needed - capacity);
      }
    });
  });

  it('of two Services that contest an address one gets nothing', () => {
    holds((plain, has) => {
      for (const { later, earlier } of contestedAddresses(readPlain(plain))) {
        expect([has(later.service), has(earlier.service)]).toContain(false);
      }
    });
  });

  it('a stuck Service and one of unserved families get nothing', () => {
    holds((plain, has) => {
      const cluster = readPlain(plain);
      const stuck = [...stuckServices(cluster), ...familyMismatches(cluster)].map(({ service }) => service);
      expect(stuck.filter(has)).toEqual([]);
    });
  });
});

describe('among many clusters', () => {
  it('each of these is found', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(clustersOf(10), (plain) => {
        const cluster = readPlain(plain);
        if (crowdedPools(cluster).length > 0) found.add('crowded');
        if (stuckServices(cluster).length > 0) found.add('stuck');
        if (familyMismatches(cluster).length > 0) found.add('families');
        if (riskyRequests(cluster).length > 0) found.add('risky');
        const discords = contestedAddresses(cluster).map(({ discord }) => discord.why);
        for (const why of discords) if (why !== 'same-port') found.add(why);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect([...found].sort()).toEqual([
      'crowded',
      'families',
      'no-key',
      'other-backends',
      'other-key',
      'risky',
      'stuck',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import type { Assigned } from '../../../src/metallb/allocator/outcome.ts';
import { type Prediction, predict } from '../../../src/metallb/allocator/predict.ts';
import { clustersOf } from './arbitrary-cluster.ts';
import { Naive, type Tenant } from './naive.ts';
import { type PlainCluster, type PlainService, readPlain } from './plain.ts';

interface Given extends Tenant {
  readonly outcome: Assigned;
}

/** A law of every prediction: what was given to whom, and what the cluster was. */
function holds(law: (plain: PlainCluster, given: readonly Given[], prediction: Prediction) => void): void {
  fc.assert(
    fc.property(clustersOf(12), (plain) => {
      const prediction = predict(readPlain(plain));
      const byName = new Map(plain.services.map((service) => [service.name, service]));
      const given = [...prediction.results].flatMap(([{ name }, outcome]) => {
        const service = byName.get(String(name)) ?? expect.fail();
        return outcome.status === 'assigned'
          ? [{ service, outcome, addresses: outcome.addresses.map(formatAddress) }]
          : [];
      });
      law(plain, given, prediction);
    }),
    { numRuns: 200 },
  );
}

describe('whatever the cluster', () => {
  it('no two Services are on one address unless they may share it', () => {
    holds((plain, given) => {
      const naive = new Naive(plain);
      const pairs = given.flatMap((one, at) => given.slice(at + 1).map((other) => [one, other] as const));
      for (const [one, other] of pairs) {
        if (!one.addresses.some((address) => other.addresses.includes(address))) continue;
        expect([one.service.name, other.service.name, naive.mayShare(one.service, other.service)]).toContain(true);
      }
    });
  });

  it('a request is granted exactly or refused', () => {
    holds((_, given) => {
      for (const { outcome, addresses, service } of given.filter((one) => one.outcome.by === 'request')) {
        expect(textsOf(service)).toContain(addresses.join(', '));
        expect(outcome.addresses).toHaveLength(service.families.length);
      }
    });
  });

  it('an assigned address is in its pool', () => {
    holds((plain, given, { scene }) => {
      const names = plain.pools.map(({ name }) => name);
      for (const { outcome } of given) {
        expect(names).toContain(outcome.pool);
        for (const address of outcome.addresses) expect(scene.index.runOf(address)?.rules.name).toBe(outcome.pool);
      }
    });
  });

  it('no Service that asks for nothing is pending while it could have an address', () => {
    holds((plain, given, { results }) => {
      const naive = new Naive(plain);
      for (const [{ name }, result] of results) {
        if (result.status !== 'pending' || result.by !== 'automatic') continue;
        const service = plain.services.find((one) => one.name === name) ?? expect.fail();
        expect(naive.step(service, given, plain.pools).addresses).toEqual([]);
      }
    });
  });

  it('a Service whose status is still allowed keeps it', () => {
    holds((plain, given) => {
      const naive = new Naive(plain);
      const keepers = given.filter(({ outcome }) => outcome.by === 'status');
      for (const service of plain.services) {
        const kept = keepers.find((one) => one.service === service);
        if (kept !== undefined) expect(kept.addresses).toEqual(expect.arrayContaining([...service.status]));
        else
          expect(
            naive.allows(
              service,
              keepers.map(({ service }) => ({ service, addresses: service.status })),
            ),
          ).toBe(false);
      }
    });
  });

  it('the order of files changes nothing', () => {
    const shown = (plain: PlainCluster) =>
      [...predict(readPlain(plain)).results].map(([{ name }, result]) =>
        result.status === 'assigned' ? [name, result.pool, ...result.addresses.map(formatAddress)] : [name, result],
      );
    const shuffled = clustersOf(12).chain((plain) =>
      fc.tuple(
        fc.constant(plain),
        fc.shuffledSubarray([...plain.pools], { minLength: plain.pools.length }),
        fc.shuffledSubarray([...plain.services], { minLength: plain.services.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([plain, pools, services]) => {
        expect(shown({ ...plain, pools, services })).toEqual(shown(plain));
      }),
      { numRuns: 200 },
    );
  });
});

/** Every text in which a Service may ask for addresses. */
function textsOf({ old, new: fresh, loadBalancerIP = '' }: PlainService): readonly string[] {
  return [old['loadBalancerIPs'] ?? '', fresh['loadBalancerIPs'] ?? '', loadBalancerIP];
}

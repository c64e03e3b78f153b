import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import type { IntervalSet } from '../../../src/address/interval-set.ts';
import { type Luck, luckOf } from '../../../src/metallb/allocator/luck.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { clustersOf } from './arbitrary-cluster.ts';
import { Naive } from './naive.ts';
import { type PlainCluster, readPlain } from './plain.ts';

/** What luck says of each Service that holds nothing, and what all orders come to. */
function compare(plain: PlainCluster, mostSituations?: number) {
  const lucks = new Map<string, Luck>();
  for (const [{ name }, luck] of luckOf(predict(readPlain(plain)), mostSituations)) lucks.set(String(name), luck);
  const fates = new Map([...new Naive(plain).fates()].map(([{ name }, fate]) => [name, fate]));
  return { lucks, fates };
}

function listed(set: IntervalSet): readonly string[] {
  return set.intervals
    .flatMap(({ family, first, last }) =>
      Array.from({ length: Number(last - first) + 1 }, (_, index) =>
        formatAddress({ family, value: first + BigInt(index) }),
      ),
    )
    .sort();
}

function addressesIn(fate: ReadonlySet<string>): readonly string[] {
  return [...new Set([...fate].flatMap((one) => (one === '' ? [] : one.split(','))))].sort();
}

describe('over all orders of Services and pools', () => {
  it('what may happen is exactly what does', () => {
    fc.assert(
      fc.property(clustersOf(5), (plain) => {
        const { lucks, fates } = compare(plain);
        const actual = [...lucks].map(([name, { candidates, mayStayPending, orderDependent }]) => {
          return [name, { addresses: listed(candidates), mayStayPending, orderDependent }];
        });
        const expected = [...fates].map(([name, fate]) => {
          return [name, { addresses: addressesIn(fate), mayStayPending: fate.has(''), orderDependent: fate.size > 1 }];
        });
        expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing happens outside of the bounds', () => {
    fc.assert(
      fc.property(clustersOf(5), (plain) => {
        const { lucks, fates } = compare(plain, 0);
        expect([...lucks.keys()].sort()).toEqual([...fates.keys()].sort());
        for (const [name, fate] of fates) {
          const luck = lucks.get(name);
          expect(listed(luck?.candidates ?? expect.fail())).toEqual(expect.arrayContaining([...addressesIn(fate)]));
          if (fate.has('')) expect([name, luck?.mayStayPending]).toEqual([name, true]);
          if (fate.size > 1) expect([name, luck?.orderDependent]).toEqual([name, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { clustersOf } from './arbitrary-cluster.ts';
import { Naive } from './naive.ts';
import { readPlain } from './plain.ts';

it('a prediction is what a plain simulation comes to in the same order', () => {
  fc.assert(
    fc.property(clustersOf(9), (plain) => {
      const { results } = predict(readPlain(plain));
      const expected = new Naive(plain).predict();
      const actual = [...results].map(([{ namespace, name }, result]) => {
        if (result.status === 'assigned')
          return [`${namespace}/${name}`, result.by, result.pool, ...result.addresses.map(formatAddress)];
        return [
          `${namespace}/${name}`,
          result.status === 'pending' ? [result.by, result.reason].join() : result.status,
        ];
      });
      const naive = [...expected].map(([{ namespace, name }, { by, pool, reason, addresses }]) => {
        if (addresses.length > 0) return [`${namespace}/${name}`, by, pool, ...addresses];
        return [`${namespace}/${name}`, [by, reason].join()];
      });
      expect(actual.sort()).toEqual(naive.sort());
    }),
    { numRuns: 1000 },
  );
});

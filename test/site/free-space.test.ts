import { describe, expect, it } from 'vitest';
import { formatInterval, type Interval } from '../../src/address/interval.ts';
import { type FreeRange, FreeSpace } from '../../src/site/free-space.ts';
import { serviceRanges } from '../../src/site/networks.ts';
import { officePlan, siteOf } from './sites-of.ts';

/** The service ranges of a plan, each wholly free. */
function rangesOf(...written: readonly string[]): readonly FreeRange[] {
  const ranges = written.map((range) => `{ ${range}, role: service }`).join(', ');
  const { plan } = siteOf(officePlan({ lan: `ranges: [${ranges}]` }), { prod: '' });
  return serviceRanges(plan ?? expect.fail()).map((range) => ({ range, free: [range.range.value] }));
}

describe('the free service space of a site', () => {
  const space = new FreeSpace(
    rangesOf(
      'range: .10-.19, pools: [b, a]',
      'range: .20-.29',
      'range: .30-.39, pools: [a]',
      'range: .40-.49, clusters: [prod]',
    ),
  );
  const open = (pool: string, cluster: string) =>
    space.for({ pool, cluster }).flatMap(({ free }) => free.map(formatInterval));

  it('is for a pool where no range is kept for others, in the order of the plan', () => {
    expect(open('a', 'lab')).toEqual([
      '192.168.20.10-192.168.20.19',
      '192.168.20.20-192.168.20.29',
      '192.168.20.30-192.168.20.39',
    ]);
    expect(open('c', 'prod')).toEqual(['192.168.20.20-192.168.20.29', '192.168.20.40-192.168.20.49']);
  });

  it('is looked at a million times at most', () => {
    const gaps = (of: readonly Interval[]) => Array.from({ length: 249_999 }, () => of).flat();
    const [range] = rangesOf('range: .10-.19');
    const wide = new FreeSpace(range === undefined ? [] : [{ ...range, free: gaps(range.free) }]);
    expect(Array.from({ length: 6 }, () => wide.for({ pool: 'a' }).length)).toEqual([1, 1, 1, 1, 0, 0]);
  });
});

import { describe, expect, test } from 'vitest';
import type { ClusterParts } from '../../../src/metallb/build-cluster.ts';
import type { Release } from '../../../src/metallb/release.ts';
import { judge } from '../../../src/metallb/verdict/refusals.ts';
import { clusterOf } from '../cluster-of.ts';
import { told } from './told.ts';
import { unknownRows } from './unknown-rows.ts';

describe('MetalLB is not said to refuse', () => {
  test.each(
    unknownRows.map(([title, text, beside, mode = 'frr', parts = {}]) => ({ title, text, beside, mode, parts })),
  )('$title', ({ text, beside, mode, parts }) => {
    const found = (manifests: string, release: Release, more: Partial<ClusterParts> = {}) =>
      told(judge(clusterOf(manifests, more), release, mode));
    expect(found(text, '0.16.0', parts)).toEqual([]);
    expect(found(text, '0.15.3', parts)).toEqual([]);
    expect(found(beside === '' ? text : beside, '0.16.0')).toHaveLength(1);
  });
});

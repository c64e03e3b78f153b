import { describe, expect, it } from 'vitest';
import { onceAlike, originalOf, Twins } from '../../src/metallb/twins.ts';
import type { ClusterPlan } from '../../src/plan/plan.ts';
import { planOf } from '../plan/memory-files.ts';
import { clusterOf } from './cluster-of.ts';

/** The clusters of a plan, in which `a` says nothing of itself, nor `b`, and `c` which families it has. */
function plans(): readonly [ClusterPlan, ClusterPlan, ClusterPlan] {
  const { sites } = planOf(`version: 1
sites:
  - name: office
    defaults: { nodes: [{ name: n, addresses: [10.0.0.1], labels: { rack: one } }] }
    clusters:
      - { name: a, manifests: [m] }
      - { name: b, manifests: [m] }
      - { name: c, manifests: [m], families: [ipv6] }
`);
  const [a, b, c] = sites[0]?.clusters ?? [];
  if (a === undefined || b === undefined || c === undefined) throw new Error('The plan has no three clusters');
  return [a, b, c];
}

describe('a twin of a cluster', () => {
  const [a, b, c] = plans();
  const made = {};
  const original = clusterOf('', { name: 'a', plan: a });
  const twins = new Twins<object>();
  twins.add(made, a, original);

  it('has its own name and plan, and all else of the other', () => {
    expect(twins.of(made, b)).toEqual({ ...original, name: 'b', plan: b });
  });

  it('is made of the same, and its plan says the same', () => {
    expect(twins.of({}, b)).toBeUndefined();
    expect(twins.of(made, c)).toBeUndefined();
  });

  it('is answered what was worked out of the other', () => {
    const asked: unknown[] = [];
    const nameOf = onceAlike((cluster) => asked.push(cluster.name));
    const twin = twins.of(made, b) ?? original;
    expect([nameOf(twin), nameOf(original), asked]).toEqual([1, 1, ['a']]);
    expect(originalOf(twin)).toBe(original);
  });

  it('is none once something else of it is another', () => {
    const twin = twins.of(made, b) ?? original;
    const changed = { ...twin, pools: [] };
    expect(originalOf(changed)).toBe(changed);
  });
});

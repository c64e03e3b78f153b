import type { Manifest } from '../../manifest/manifest.ts';
import type { Cluster } from '../cluster.ts';
import { isJudged } from '../reach.ts';
import { byApiServer } from './attribution.ts';
import { duplicatesOf } from './duplicates.ts';
import type { Refusal } from './refusal.ts';

const NAME = ['metadata', 'name'] as const;

/**
 * Resources of one kind and name that meet in MetalLB's namespace: the API server keeps one of them, the one that is
 * applied last.
 */
export function nameRefusals(cluster: Cluster): readonly Refusal[] {
  const known = REFUSALS.get(cluster) ?? (isJudged(cluster) ? refusalsOf(cluster) : []);
  REFUSALS.set(cluster, known);
  return known;
}

/** They are the same in every release. */
const REFUSALS = new WeakMap<Cluster, readonly Refusal[]>();

function refusalsOf(cluster: Cluster): readonly Refusal[] {
  return duplicatesOf(manifestsOf(cluster), (manifest) => keyOf(cluster, manifest)).map(({ later, first }) =>
    byApiServer({
      fact: 'duplicate-name',
      manifest: later,
      route: NAME,
      what: `${later.kind} "${String(later.name)}" is defined twice, and what is applied last replaces the other`,
      help: 'Give each a name of its own, or join them.',
      twin: { manifest: first, route: NAME },
    }),
  );
}

function manifestsOf(cluster: Cluster): readonly Manifest[] {
  const { pools, advertisements, peers, bfdProfiles, communities } = cluster;
  return [...pools, ...advertisements, ...peers, ...bfdProfiles, ...communities].map(({ manifest }) => manifest);
}

function keyOf(cluster: Cluster, manifest: Manifest): string | undefined {
  const { kind, name } = manifest;
  if (typeof name !== 'string' || name === '') return undefined;
  const namespace = cluster.namespaceOf(manifest);
  return JSON.stringify([kind, name, typeof namespace === 'object' ? [namespace.text] : (namespace ?? null)]);
}

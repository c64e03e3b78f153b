import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, isFields, type Route, type Tree, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster, ClusterNode } from './cluster.ts';
import type { Installation } from './installation.ts';
import type { Truth } from './labels.ts';

/** What keeps speakers off nodes. */
export interface SpeakerLimit {
  readonly manifest: Manifest;
  readonly route: Route;
  /** As in `the speaker's node selector`. */
  readonly words: string;
  /** Whether no node at all runs one. */
  readonly everywhere: boolean;
  /** Whether a node may run a speaker. */
  allows(node: ClusterNode): Truth;
}

/** What the repository says of where speakers run: a workload's node selector, or the chart's values. */
export function speakerLimits(cluster: Cluster): readonly SpeakerLimit[] {
  return cluster.installations.flatMap((installation) => limitOf(installation) ?? []);
}

function limitOf({ manifest, installer, route, values }: Installation): SpeakerLimit | undefined {
  if (installer === 'workload') {
    const at: Route = ['spec', 'template', 'spec', 'nodeSelector'];
    const isSpeaker = manifest.kind === 'DaemonSet' && /speaker/.test(`${manifest.get(route)}`);
    return isSpeaker ? selectorLimit(manifest, at, manifest.get(at)) : undefined;
  }
  if (valueAt(values, ['speaker', 'enabled']) === false) {
    return { manifest, route, words: "the chart's speaker.enabled: false", everywhere: true, allows: () => false };
  }
  return selectorLimit(manifest, route, valueAt(values, ['speaker', 'nodeSelector']));
}

function selectorLimit(manifest: Manifest, route: Route, tree: Tree | undefined): SpeakerLimit | undefined {
  if (!isFields(tree)) return undefined;
  const demands = [...fieldsOf(tree)].filter(([key]) => key !== 'kubernetes.io/os');
  if (demands.length === 0) return undefined;
  return {
    manifest,
    route,
    words: "the speaker's node selector",
    everywhere: false,
    allows: ({ labels }) => {
      const met = demands.map(([key, wanted]): Truth => {
        const value = labels.get(key);
        return value instanceof Unknown || wanted instanceof Unknown ? 'unknown' : value === wanted;
      });
      return met.includes(false) ? false : met.includes('unknown') ? 'unknown' : true;
    },
  };
}

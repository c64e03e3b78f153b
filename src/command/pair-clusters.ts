import type { Cluster } from '../metallb/cluster.ts';
import type { Owner } from '../review/review.ts';
import { type Member, membersOf, type Opened } from './open-sites.ts';

/** One cluster in two revisions; undefined where a revision lacks it. */
export interface ClusterPair {
  readonly owner: Owner;
  readonly base: Cluster | undefined;
  readonly head: Cluster | undefined;
}

/** Every cluster that either revision has, in the order of head, then of base. */
export function pairClusters(base: Opened | undefined, head: Opened): readonly ClusterPair[] {
  const after = membersOf(head);
  const before = base === undefined ? [] : membersOf({ ...base, judged: head.judged });
  const [old, now] = [byKey(base, before), byKey(head, after)];
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const member = is ?? was;
    return { owner: member === undefined ? {} : ownerOf(member), base: was?.cluster, head: is?.cluster };
  });
}

function byKey(opened: Opened | undefined, members: readonly Member[]): ReadonlyMap<string, Member> {
  return new Map(members.map((member) => [keyOf(opened, member, members.length), member]));
}

/** By name. Without a plan, a cluster is known by what deploys to it or starts it; the only one by being it. */
function keyOf(opened: Opened | undefined, { site, cluster }: Member, count: number): string {
  if (site.name !== undefined || count === 1) return JSON.stringify([site.name, cluster.name]);
  const found = opened?.loaded.inferred.find((one) => one.cluster === cluster);
  return JSON.stringify([null, null, found?.name ?? found?.paths ?? 'alone']);
}

function ownerOf({ site, cluster }: Member): Owner {
  return {
    ...(site.name === undefined ? {} : { site: site.name }),
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
  };
}

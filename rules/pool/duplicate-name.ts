import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { Pool } from '../../src/metallb/pool.ts';
import { nameOf, poolsThatMeet } from '../../src/metallb/reach.ts';
import { compareSpans } from '../../src/site/clashes.ts';
import { groupBy } from '../../src/text/group-by.ts';

const NAME = ['metadata', 'name'];

export const duplicateName: SiteRule = {
  name: 'pool/duplicate-name',
  summary: 'The same pool is defined twice in one cluster',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'Kubernetes: a namespace holds one object of a kind and name, the one that is applied last',
    'MetalLB internal/config: two pools of one name make the whole configuration invalid',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { name, first, later } of duplicatesIn(cluster)) {
        yield {
          at: blameValue(cluster, later.manifest, NAME),
          message: `Pool "${name}" is defined a second time: the definition that is applied last replaces the other`,
          help: 'Give this pool a name of its own, or join the addresses of both in one.',
          related: [{ message: 'the first definition', at: blameValue(cluster, first.manifest, NAME) }],
        };
      }
    }
  },
};

interface Duplicate {
  readonly name: string;
  readonly first: Pool;
  readonly later: Pool;
}

/** Every pool whose name one before it has, by file and line. */
function duplicatesIn(cluster: Cluster): readonly Duplicate[] {
  return poolsThatMeet(cluster).flatMap((pools) =>
    [...groupBy(pools, nameOf)].flatMap(([name, same]) => {
      if (same.length < 2) return [];
      const [first, ...rest] = same.toSorted((a, b) => compareSpans(a.manifest.at(NAME), b.manifest.at(NAME)));
      return first === undefined ? [] : rest.map((later) => ({ name, first, later }));
    }),
  );
}

import type { SiteRule } from '../../src/lint/rule.ts';
import { missingPools } from '../../src/site/missing-pools.ts';

export const missingPool: SiteRule = {
  name: 'plan/missing-pool',
  summary: 'The plan names a pool that no manifest defines',
  severity: 'warning',
  since: '0.1.0',
  reach: 'site',
  evidence: ['The address plan: what names a pool that does not exist says nothing of the pools that do'],
  *check(site) {
    for (const { pool, by, cluster, meant } of missingPools(site)) {
      const where = cluster === undefined ? 'no cluster defines' : `cluster "${cluster.name}" does not define`;
      yield {
        at: pool.at,
        message: `The ${by} names pool "${pool.value}", which ${where}`,
        help: meant === undefined ? 'Define the pool, or take its name out of the plan.' : `Did you mean "${meant}"?`,
        ...(cluster !== undefined && { cluster }),
        blamed: '',
      };
    }
  },
};

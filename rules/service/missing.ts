import type { SiteRule } from '../../src/lint/rule.ts';
import { missingServices } from '../../src/site/missing-services.ts';

export const missing: SiteRule = {
  name: 'service/missing',
  summary: 'The plan expects a Service that no manifest of the cluster defines',
  severity: 'error',
  since: '0.1.0',
  evidence: ['The address plan: `expect` lists the Services that must be exposed'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { expect, name, meant } of missingServices(cluster)) {
        yield {
          at: expect.service.at,
          cluster,
          message: `The plan expects Service "${name}", which no manifest of cluster "${cluster.name ?? ''}" defines`,
          help:
            meant === undefined
              ? 'Add the Service to the manifests, or take the expectation out of the plan.'
              : `Did you mean "${meant}"? Otherwise add the Service, or take the expectation out of the plan.`,
          blamed: name,
        };
      }
    }
  },
};

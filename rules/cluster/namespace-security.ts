import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { valueAt } from '../../src/manifest/tree.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import { isCore } from '../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { subject } from '../../src/metallb/subject.ts';

export const namespaceSecurity: SiteRule = {
  name: 'cluster/namespace-security',
  summary: "MetalLB's namespace lacks the privileged pod-security label while the repository enforces a level",
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'Speakers use the host network, which the levels baseline and restricted forbid',
    'https://metallb.io/installation/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const own = cluster.bounded ? ownNamespace(cluster) : undefined;
      const level = own === undefined ? undefined : own.labels.get(ENFORCE);
      if (own === undefined || level === 'privileged' || level instanceof Unknown) continue;
      const enforcing = cluster.manifests.find((one) => isCore(one, 'Namespace') && one.labels.has(ENFORCE));
      if (enforcing === undefined) continue;
      const lacks = level === undefined ? `has no "${ENFORCE}" label` : `enforces "${String(level)}"`;
      yield {
        at: blameValue(cluster, own, level === undefined ? ['metadata', 'name'] : ['metadata', 'labels', ENFORCE]),
        message: `${subject(cluster, own)} of MetalLB ${lacks}, and its speakers need the host network`,
        help: `Set the label ${ENFORCE}: privileged.`,
        related:
          level === undefined ? [{ message: 'enforces a level', at: blameValue(cluster, enforcing, LABEL) }] : [],
      };
    }
  },
};

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const LABEL = ['metadata', 'labels', ENFORCE];

/** The manifest of MetalLB's namespace; undefined where there is none or several, or where no speaker runs. */
function ownNamespace({ namespace, manifests, installations }: Cluster): Manifest | undefined {
  if (installations.some(({ values }) => valueAt(values, ['speaker', 'enabled']) === false)) return undefined;
  const [own, another] = manifests.filter((one) => isCore(one, 'Namespace') && one.name === namespace);
  return namespace === undefined || another !== undefined ? undefined : own;
}

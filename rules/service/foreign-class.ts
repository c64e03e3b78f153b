import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type ForeignClass, foreignClasses } from '../../src/metallb/foreign-classes.ts';
import { subject } from '../../src/metallb/subject.ts';

export const foreignClass: SiteRule = {
  name: 'service/foreign-class',
  summary: 'A loadBalancerClass that neither this MetalLB nor what the plan names beside it serves',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/k8s: a Service whose class is not that of --lb-class is passed over without an event',
    'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const foreign of foreignClasses(cluster)) {
        const { service, loadBalancerClass, sign } = foreign;
        const { manifest } = service;
        const route = loadBalancerClass === undefined ? ['metadata', 'name'] : ['spec', 'loadBalancerClass'];
        yield {
          at: blameValue(cluster, manifest, route),
          message: `${subject(cluster, manifest)} ${reason(cluster, foreign)}`,
          help: help(cluster, foreign),
          ...(sign === 'nothing' && { severity: 'info' }),
        };
      }
    }
  },
};

function reason(cluster: Cluster, { loadBalancerClass, sign }: ForeignClass): string {
  const asks = sign === 'annotations' ? 'carries annotations of MetalLB and ' : '';
  const own = typeof cluster.loadBalancerClass === 'string' ? `"${cluster.loadBalancerClass}"` : undefined;
  if (loadBalancerClass === undefined) return `${asks}has no class, and MetalLB serves only class ${own ?? ''}`;
  const served = own === undefined ? 'MetalLB serves only Services without one' : `MetalLB serves only ${own}`;
  return `${asks}has the class "${loadBalancerClass}", and ${served}`;
}

function help({ loadBalancerClass: own }: Cluster, { sign, loadBalancerClass }: ForeignClass): string {
  if (sign === 'nothing') return 'If something else serves it on purpose, name the class in otherClasses of the plan.';
  if (typeof own !== 'string') {
    return 'Remove spec.loadBalancerClass (Kubernetes lets it change only with the type), or give MetalLB that class.';
  }
  if (loadBalancerClass === undefined) return `Write spec.loadBalancerClass: ${own}.`;
  return `Write "${own}"${sign === 'annotations' ? ', or take the annotations of MetalLB away' : ''}.`;
}

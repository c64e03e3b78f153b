import { type Release, Releases } from '../../../src/metallb/release.ts';
import { serviceLabel } from '../../../src/metallb/service.ts';
import type { Topic } from '../../../src/site/why/step.ts';
import { stepsOf } from '../../../src/site/why/steps-of.ts';
import { clusterOf, resource } from '../../metallb/cluster-of.ts';
import { planOf } from '../../plan/memory-files.ts';
import { officePlan } from '../sites-of.ts';

/**
 * What is told of the Service `shop/till`: a title, the topic that is looked at, the manifests, each step as `verdict:
 * message [what stands at its place] change`; what the plan says of the cluster, and the release, 0.15.3 if none is said.
 */
export type Row = readonly [
  title: string,
  topic: Topic,
  manifests: string,
  expected: readonly string[],
  prod?: string,
  release?: Release,
];

/** The steps of one topic for the Service `shop/till`. */
export function stepsTold(manifests: string, topic: Topic, prod = '', release: Release = '0.15.3'): readonly string[] {
  const plan = planOf(officePlan({ prod })).sites[0]?.clusters[0];
  const cluster = clusterOf(manifests, { plan, releases: Releases.of(release), modes: ['frr'] });
  const service = cluster.services.find((one) => serviceLabel(one) === 'shop/till');
  if (service === undefined) throw new Error('There is no Service shop/till');
  return stepsOf(cluster, service)
    .filter((step) => step.topic === topic)
    .map(({ verdict, message, at, change }) => {
      const place = at === undefined ? '' : ` [${at.source.text.slice(at.start, at.end).slice(0, 60)}]`;
      return `${verdict}: ${message}${place}${change === undefined ? '' : ` ${change}`}`;
    });
}

/** A pool of four addresses unless they are said; `more` of its spec. */
export function pool(name: string, addresses = '192.168.20.200/30', more = ''): string {
  return resource('IPAddressPool', name, `{ addresses: [ ${addresses} ]${more === '' ? '' : `, ${more}`} }`);
}

/** A Service in the namespace `shop`, a LoadBalancer on port 80 unless its spec says otherwise. */
export function service(spec = '', annotations = '', name = 'till', labels = ''): string {
  const metadata = `{ name: ${name}, namespace: shop, annotations: { ${annotations} }, labels: { ${labels} } }`;
  const type = spec.includes('type:') ? [] : ['type: LoadBalancer'];
  const parts = [...type, 'ports: [{ port: 80 }]', ...(spec === '' ? [] : [spec])];
  return `---\n{ apiVersion: v1, kind: Service, metadata: ${metadata}, spec: { ${parts.join(', ')} }, status: {} }\n`;
}

/** A Service that has an address. */
export function holder(name: string, address: string): string {
  const status = `status: { loadBalancer: { ingress: [{ ip: ${address} }] } }`;
  return service('', '', name).replace('status: {}', status);
}

/** The annotation that asks for addresses. */
export function asks(list: string): string {
  return `metallb.io/loadBalancerIPs: "${list}"`;
}

import type { Cluster } from '../../../src/metallb/cluster.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import type { ClusterPlan } from '../../../src/plan/plan.ts';
import { Source } from '../../../src/text/source.ts';
import { clusterOf } from '../cluster-of.ts';

export type PlainFamily = 'ipv4' | 'ipv6';
export type Labels = Readonly<Record<string, string>>;

/** Addresses of one family by number: 258 is 10.0.1.2 and 2001:db8::102. */
export interface PlainEntry {
  readonly family: PlainFamily;
  readonly first: number;
  readonly last: number;
}

export interface PlainPool {
  readonly name: string;
  readonly entries: readonly PlainEntry[];
  readonly autoAssign: boolean;
  readonly avoidBuggyIPs: boolean;
  readonly allocation?: PlainAllocation | undefined;
}

export interface PlainAllocation {
  readonly priority?: number | undefined;
  readonly namespaces: readonly string[];
  readonly namespaceSelectors: readonly Labels[];
  readonly serviceSelectors: readonly Labels[];
}

export type PlainPolicy = 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';

/** A LoadBalancer Service whose families and policy are written out, as the API server would. */
export interface PlainService {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly families: readonly PlainFamily[];
  readonly policy: PlainPolicy;
  /** Annotations without a prefix: under the old prefix, and under the new one. */
  readonly old: Labels;
  readonly new: Labels;
  readonly loadBalancerIP?: string | undefined;
  readonly ports: readonly string[];
  readonly local: boolean;
  readonly selector: Labels;
  readonly status: readonly string[];
}

export interface PlainCluster {
  readonly release: Release;
  readonly pools: readonly PlainPool[];
  readonly services: readonly PlainService[];
  readonly namespaces: Readonly<Record<string, Labels>>;
}

/** The address of a family with a number. */
export function plainAddress(family: PlainFamily, number: number): string {
  if (family === 'ipv4') return `10.0.${number >> 8}.${number & 255}`;
  return number === 0 ? '2001:db8::' : `2001:db8::${number.toString(16)}`;
}

/** The cluster as its manifests say it, read as the linter reads every file; files in any order. */
export function readPlain({ release, pools, services, namespaces }: PlainCluster): Cluster {
  const documents = [
    ...pools.map(poolYaml),
    ...services.map(serviceYaml),
    ...Object.entries(namespaces).map(([name, labels]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    })),
  ];
  const text = documents.map((one) => `---\n${JSON.stringify(one)}\n`).join('');
  return clusterOf(text, { releases: Releases.of(release), plan: planOf(['ipv4', 'ipv6']) });
}

/** A plan of a cluster with these families, and nothing else in it. */
export function planOf(families: ClusterPlan['families']): ClusterPlan {
  const at = new Source('plan.yaml', '').whole();
  return {
    name: { value: 'prod', at },
    at,
    manifests: [],
    metallb: { installed: true },
    otherClasses: [],
    podCIDRs: [],
    serviceCIDRs: [],
    families,
    nodes: [],
    expect: [],
    extract: [],
  };
}

function poolYaml({ name, entries, autoAssign, avoidBuggyIPs, allocation }: PlainPool) {
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name, namespace: 'metallb-system' },
    spec: {
      addresses: entries.map(
        ({ family, first, last }) => `${plainAddress(family, first)}-${plainAddress(family, last)}`,
      ),
      autoAssign,
      avoidBuggyIPs,
      ...(allocation === undefined ? {} : { serviceAllocation: allocationYaml(allocation) }),
    },
  };
}

function allocationYaml({ priority, namespaces, namespaceSelectors, serviceSelectors }: PlainAllocation) {
  const selectors = (list: readonly Labels[]) => list.map((matchLabels) => ({ matchLabels }));
  return {
    ...(priority === undefined ? {} : { priority }),
    ...(namespaces.length === 0 ? {} : { namespaces }),
    ...(namespaceSelectors.length === 0 ? {} : { namespaceSelectors: selectors(namespaceSelectors) }),
    ...(serviceSelectors.length === 0 ? {} : { serviceSelectors: selectors(serviceSelectors) }),
  };
}

function serviceYaml(service: PlainService) {
  const annotations = [
    ...Object.entries(service.old).map(([key, value]) => [`metallb.universe.tf/${key}`, value]),
    ...Object.entries(service.new).map(([key, value]) => [`metallb.io/${key}`, value]),
  ];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      namespace: service.namespace,
      name: service.name,
      labels: service.labels,
      annotations: Object.fromEntries(annotations),
    },
    spec: {
      type: 'LoadBalancer',
      ipFamilyPolicy: service.policy,
      ipFamilies: service.families.map((family) => (family === 'ipv4' ? 'IPv4' : 'IPv6')),
      externalTrafficPolicy: service.local ? 'Local' : 'Cluster',
      selector: service.selector,
      ports: service.ports.map((text) => ({ protocol: text.split('/')[0], port: Number(text.split('/')[1]) })),
      ...(service.loadBalancerIP === undefined ? {} : { loadBalancerIP: service.loadBalancerIP }),
    },
    status: { loadBalancer: { ingress: service.status.map((ip) => ({ ip })) } },
  };
}

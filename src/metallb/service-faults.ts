import type { Family } from '../address/address.ts';
import { fieldsOf, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import { mayHaveIPv6 } from './families.ts';
import { isQualifiedName, type Refused } from './metadata-faults.ts';
import type { Service } from './service.ts';
import { subject } from './subject.ts';
import { onceAlike } from './twins.ts';

/**
 * What the API server refuses of a cluster's Services where two fields do not go together, or a field does not go with
 * the cluster's families (ValidateService in
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, and initIPFamilyFields in
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/alloc.go).
 */
export const serviceFaults = onceAlike((cluster: Cluster): readonly Refused[] => {
  const stated = statedFamilies(cluster);
  return cluster.services.flatMap((service) => {
    const name = subject(cluster, service.manifest);
    const ownFamilies = familyFaults(service, name);
    const faults = [
      ...externalName(service, name),
      ...headless(service, name),
      ...foreignFields(service, name),
      ...classFault(service, name),
      ...selectorFaults(service, name),
      ...(ownFamilies.length > 0 ? ownFamilies : clusterFamilyFaults(service, name, stated)),
    ];
    return faults.map((fault) => ({ manifest: service.manifest, ...fault }));
  });
});

/** Whether the API server surely refuses a Service for its families: where they contradict each other, or the cluster's. */
export function isRefusedForFamilies(cluster: Cluster, service: Service): boolean {
  return familyFaults(service, '').length > 0 || clusterFamilyFaults(service, '', statedFamilies(cluster)).length > 0;
}

type Fault = Omit<Refused, 'manifest'>;

function externalName(service: Service, name: string): readonly Fault[] {
  if (service.type !== 'ExternalName' || isSet(service.manifest.get(['spec', 'externalName']))) return [];
  const message = `${name} is of type ExternalName and has no "spec.externalName"`;
  return [{ route: ['spec', 'externalName'], message, help: 'Write the DNS name it stands for.' }];
}

function headless(service: Service, name: string): readonly Fault[] {
  if (service.type !== 'LoadBalancer' && service.type !== 'NodePort') return [];
  if (service.manifest.get(['spec', 'clusterIP']) !== 'None') return [];
  const message = `${name} is headless ("clusterIP: None"), which a Service of type ${service.type} cannot be`;
  return [{ route: ['spec', 'clusterIP'], message, help: 'Remove "spec.clusterIP".' }];
}

const LOAD_BALANCER = ['LoadBalancer'];
const EXTERNAL = ['LoadBalancer', 'NodePort'];

/** The fields of `spec` that only Services of some types may have. */
const TYPED_FIELDS: readonly { readonly field: string; readonly types: readonly string[] }[] = [
  { field: 'loadBalancerClass', types: LOAD_BALANCER },
  { field: 'loadBalancerSourceRanges', types: LOAD_BALANCER },
  { field: 'allocateLoadBalancerNodePorts', types: LOAD_BALANCER },
  { field: 'externalTrafficPolicy', types: EXTERNAL },
];

/** Where the Service asks MetalLB for something it is the type that is wrong, and `service/wrong-type` says so. */
function foreignFields(service: Service, name: string): readonly Fault[] {
  const { type, manifest } = service;
  if (type instanceof Unknown || !KNOWN_TYPES.has(type) || Object.values(service.request).some((asked) => asked))
    return [];
  const faults: Fault[] = [];
  for (const { field, types } of TYPED_FIELDS) {
    const route = ['spec', field];
    if (types.includes(type) || !isSet(manifest.get(route))) continue;
    if (field === 'externalTrafficPolicy' && isSet(manifest.get(['spec', 'externalIPs']))) continue;
    const message = `"spec.${field}" of ${name} is refused on a Service of type ${type}`;
    faults.push({ route, message, help: `Remove it, or make the type ${types.join(' or ')}.` });
  }
  if (type === 'ClusterIP') faults.push(...nodePorts(service, name));
  return faults;
}

const KNOWN_TYPES = new Set(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']);

function nodePorts({ manifest }: Service, name: string): readonly Fault[] {
  return itemsOf(manifest.get(['spec', 'ports'])).flatMap((port, index) => {
    const value = fieldsOf(port).get('nodePort');
    if (typeof value !== 'number' || value === 0) return [];
    const message = `"spec.ports[${index}].nodePort" of ${name} is refused on a Service of type ClusterIP`;
    const help = 'Remove it, or make the type NodePort or LoadBalancer.';
    return [{ route: ['spec', 'ports', index, 'nodePort'], message, help }];
  });
}

function classFault({ loadBalancerClass }: Service, name: string): readonly Fault[] {
  if (typeof loadBalancerClass !== 'string' || isQualifiedName(loadBalancerClass)) return [];
  const route = ['spec', 'loadBalancerClass'];
  const message = `"spec.loadBalancerClass" of ${name} is "${loadBalancerClass.slice(0, 80)}", which is no class`;
  return [{ route, message, help: 'A class is "name" or "domain/name", such as "example.org/lan".' }];
}

function selectorFaults({ selector }: Service, name: string): readonly Fault[] {
  if (selector === undefined || selector instanceof Unknown) return [];
  return [...selector].flatMap(([key, value]) => {
    if (isQualifiedName(key) && (value instanceof Unknown || LABEL_VALUE.test(value))) return [];
    const message = `"spec.selector" of ${name} asks for the label "${key.slice(0, 80)}", which no pod can have so`;
    const help =
      'Keys and values have at most 63 letters, digits, "-", "_" and "."; a key may have a domain before "/".';
    return [{ route: ['spec', 'selector', key], message, help }];
  });
}

const LABEL_VALUE = /^(?=.{0,63}$)(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

function familyFaults({ ipFamilies, ipFamilyPolicy }: Service, name: string): readonly Fault[] {
  if (ipFamilies instanceof Unknown || ipFamilies.length < 2) return [];
  const route: Route = ['spec', 'ipFamilies'];
  if (ipFamilies.length > 2 || ipFamilies[0] === ipFamilies[1]) {
    const help = 'List each family once.';
    return [{ route, message: `"spec.ipFamilies" of ${name} lists a family more than once`, help }];
  }
  if (ipFamilyPolicy !== 'SingleStack') return [];
  const message = `${name} lists two families and is SingleStack`;
  const help = 'Make it PreferDualStack or RequireDualStack, or list one family.';
  return [{ route: ['spec', 'ipFamilyPolicy'], message, help }];
}

/**
 * The families of the cluster: the plan's, which are IPv4 alone where it says nothing. Undefined without a plan, and where
 * a pool with IPv6 addresses tells another tale than a plan that says nothing.
 */
function statedFamilies(cluster: Cluster): readonly Family[] | undefined {
  const { plan } = cluster;
  if (plan === undefined) return undefined;
  const isDefault = plan.serviceCIDRs.length === 0 && plan.families.length === 1 && plan.families[0] === 'ipv4';
  return isDefault && mayHaveIPv6(cluster) ? undefined : plan.families;
}

const FAMILY_NAMES: Readonly<Record<string, Family>> = { IPv4: 'ipv4', IPv6: 'ipv6' };

/** A headless Service without a selector may have any family. */
function clusterFamilyFaults(service: Service, name: string, known: readonly Family[] | undefined): readonly Fault[] {
  const { manifest, ipFamilies, ipFamilyPolicy, selector, type } = service;
  if (known === undefined || type === 'ExternalName' || type instanceof Unknown) return [];
  if (manifest.get(['spec', 'clusterIP']) === 'None' && selector === undefined) return [];
  if (ipFamilyPolicy === 'RequireDualStack' && known.length === 1) {
    const message = `${name} requires both families, and the cluster has ${familyName(known[0])} only`;
    return [{ route: ['spec', 'ipFamilyPolicy'], message, help: 'Make it PreferDualStack or SingleStack.' }];
  }
  if (ipFamilies instanceof Unknown) return [];
  return ipFamilies.flatMap((family, index) => {
    const wanted = typeof family === 'string' ? FAMILY_NAMES[family] : undefined;
    if (wanted === undefined || known.includes(wanted)) return [];
    const message = `${name} wants ${family}, and the cluster has ${familyName(known[0])} only`;
    return [
      {
        route: ['spec', 'ipFamilies', index],
        message,
        help: `Remove it, or give the cluster ${family} Service CIDRs.`,
      },
    ];
  });
}

function familyName(family: Family | undefined): string {
  return family === 'ipv6' ? 'IPv6' : 'IPv4';
}

function isSet(value: Tree | undefined): boolean {
  if (isItems(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

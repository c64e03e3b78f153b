import type { Manifest } from '../manifest/manifest.ts';
import { fieldOf, fieldsOf, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { type Labels, writtenLabels } from './labels.ts';
import type { Releases } from './release.ts';
import { readRequest, type ServiceRequest } from './request.ts';

/** One port of a Service; a part that is unknown or of a wrong shape is Unknown. */
export interface ServicePort {
  readonly protocol: string | Unknown;
  readonly port: number | Unknown;
  readonly route: Route;
}

/** A Service of any type, as MetalLB and Kubernetes see it. */
export interface Service {
  readonly manifest: Manifest;
  readonly namespace: string | Unknown;
  readonly name: string | Unknown;
  readonly labels: Labels;
  /** ClusterIP where it is not written. */
  readonly type: string | Unknown;
  readonly loadBalancerClass: string | Unknown | undefined;
  readonly request: ServiceRequest;
  /** Unknown where the list itself is. */
  readonly ports: readonly ServicePort[] | Unknown;
  /** The pod selector; undefined where there is none. */
  readonly selector: ReadonlyMap<string, string | Unknown> | Unknown | undefined;
  /** Cluster where it is not written. */
  readonly externalTrafficPolicy: string | Unknown;
  /** Undefined where it is not written. */
  readonly ipFamilyPolicy: string | Unknown | undefined;
  readonly ipFamilies: readonly (string | Unknown)[] | Unknown;
  /** Addresses in `status.loadBalancer.ingress`, as written. */
  readonly statusAddresses: readonly string[];
}

/** Reads a Service whose namespace is decided already. */
export function readService(manifest: Manifest, namespace: string | Unknown, releases: Releases): Service {
  const all = manifest.get(['spec']);
  const spec = (field: string) => fieldOf(all, field);
  return {
    manifest,
    namespace,
    name: manifest.name ?? '',
    labels: writtenLabels(manifest.labels),
    type: word(spec('type')) ?? 'ClusterIP',
    loadBalancerClass: word(spec('loadBalancerClass')),
    request: readRequest(manifest, releases),
    ports: readPorts(spec('ports')),
    selector: readPodSelector(spec('selector')),
    externalTrafficPolicy: word(spec('externalTrafficPolicy')) ?? 'Cluster',
    ipFamilyPolicy: word(spec('ipFamilyPolicy')),
    ipFamilies: readFamilies(spec('ipFamilies')),
    statusAddresses: readStatus(manifest),
  };
}

/** `namespace/name` for messages; a part that is unknown stands as written. */
export function serviceLabel(service: Service): string {
  return `${written(service.namespace)}/${written(service.name)}`;
}

/** A name for messages: an unknown one as it is written. */
export function written(name: string | Unknown): string {
  return name instanceof Unknown ? name.text : name;
}

function word(tree: Tree | undefined): string | Unknown | undefined {
  if (tree === undefined || tree === null || tree === '') return undefined;
  return typeof tree === 'string' || tree instanceof Unknown ? tree : new Unknown('unresolved', '');
}

function readPorts(tree: Tree | undefined): readonly ServicePort[] | Unknown {
  if (tree instanceof Unknown) return tree;
  return itemsOf(tree).map((item, index) => {
    const fields = fieldsOf(item);
    const port = fields.get('port');
    return {
      protocol: item instanceof Unknown ? item : (word(fields.get('protocol')) ?? 'TCP'),
      port: typeof port === 'number' ? port : new Unknown('unresolved', ''),
      route: ['spec', 'ports', index],
    };
  });
}

function readPodSelector(tree: Tree | undefined): ReadonlyMap<string, string | Unknown> | Unknown | undefined {
  if (tree instanceof Unknown) return tree;
  const selector = new Map<string, string | Unknown>();
  for (const [key, value] of fieldsOf(tree)) {
    selector.set(key, typeof value === 'string' || value instanceof Unknown ? value : new Unknown('unresolved', ''));
  }
  return selector.size === 0 ? undefined : selector;
}

function readFamilies(tree: Tree | undefined): readonly (string | Unknown)[] | Unknown {
  if (tree instanceof Unknown) return tree;
  return itemsOf(tree).flatMap((item) => word(item) ?? []);
}

function readStatus(manifest: Manifest): readonly string[] {
  return itemsOf(manifest.get(['status', 'loadBalancer', 'ingress'])).flatMap((item) => {
    const ip = fieldsOf(item).get('ip');
    return typeof ip === 'string' && ip !== '' ? [ip] : [];
  });
}

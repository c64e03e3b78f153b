import { Manifest, type Places } from '../../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { type Planted, plantedPlaces } from '../planted.ts';
import { servicesInValues } from './services-in-values.ts';

/**
 * The Services that a controller makes of a custom resource: a Gateway that asks for an address, and whatever an
 * operator is told of a Service of type LoadBalancer. Built-in kinds, policies, and what deploys something else tell of
 * none.
 */
export function customServices(manifest: Manifest): readonly Manifest[] {
  const { kind, apiVersion } = manifest;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (group === 'gateway.networking.k8s.io') return kind === 'Gateway' ? gatewayService(manifest) : [];
  if (!group.includes('.') || SILENT.test(group)) return [];
  if (!manifest.mayHold('LoadBalancer') && !manifest.mayHold('metallb')) return [];
  const spec = manifest.get(['spec']);
  if (spec === undefined) return [];
  const places = placesOf(manifest);
  const below: Places = {
    value: (route) => places.value(['spec', ...route]),
    key: (route) => places.key(['spec', ...route]),
    definitions: (route) => places.definitions?.(['spec', ...route]) ?? [],
  };
  const name = `${kind}/${textOf(manifest.name)}`;
  return servicesInValues(spec, below, { name, namespace: ELSEWHERE.has(kind) ? undefined : manifest.namespace });
}

/** Groups of Kubernetes, of policies, of what deploys charts, and of other controllers that make no Service so. */
const SILENT =
  /(?:^|\.)(?:k8s\.io|fluxcd\.io|argoproj\.io|cattle\.io|kyverno\.io|gatekeeper\.sh|crossplane\.io|tekton\.dev|coreos\.com|cilium\.io|metallb\.io|k0sproject\.io|k3s\.io|controlplane\.io)$/;

/** Kinds whose Services stand in a namespace that is set elsewhere. */
const ELSEWHERE: ReadonlySet<string> = new Set(['EnvoyProxy', 'IstioOperator', 'Istio']);

const UNSAID = new Unknown('unresolved', '');
const REQUEST = /^metallb\.(?:io|universe\.tf)\//;

/** Which type of Service a Gateway gets is its class's affair, unless it asks MetalLB by an annotation. */
function gatewayService(gateway: Manifest): readonly Manifest[] {
  const annotationsRoute: Route = ['spec', 'infrastructure', 'annotations'];
  const annotations = fieldsOf(gateway.get(annotationsRoute));
  const asks = [...annotations.keys()].some((key) => REQUEST.test(key));
  const addresses = itemsOf(gateway.get(['spec', 'addresses'])).flatMap((item, index) => {
    const type = fieldsOf(item).get('type') ?? 'IPAddress';
    const value = fieldsOf(item).get('value');
    const route: Route = ['spec', 'addresses', index, 'value'];
    return type === 'IPAddress' && value !== undefined && value !== null ? [{ value, route }] : [];
  });
  if (!asks && addresses.length === 0) return [];
  const [address, another] = addresses;
  const asked = asks ? undefined : another === undefined ? address?.value : UNSAID;
  const name = new Unknown('unresolved', `Gateway/${textOf(gateway.name)}`);
  const metadata = new Map<string, Tree>([
    ['name', name],
    ['namespace', new Unknown('unresolved', '?')],
    ['labels', UNSAID],
    ['annotations', annotations],
  ]);
  const spec = new Map<string, Tree>([
    ['type', asks ? 'LoadBalancer' : new Unknown('unresolved', '')],
    ...(asked === undefined ? [] : [['loadBalancerIP', asked] as const]),
    ...['externalTrafficPolicy', 'ports', 'selector', 'ipFamilyPolicy'].map((field) => [field, UNSAID] as const),
  ]);
  const fields = new Map<string, Tree>([
    ['apiVersion', 'v1'],
    ['kind', 'Service'],
    ['metadata', metadata],
    ['spec', spec],
  ]);
  const places = placesOf(gateway);
  const from = (route: Route, to: Route): Planted => ({ route, places, from: to });
  return [
    new Manifest(
      fields,
      plantedPlaces([
        from([], asks ? annotationsRoute : ['spec', 'addresses']),
        from(['metadata', 'annotations'], annotationsRoute),
        ...(address === undefined ? [] : [from(['spec', 'loadBalancerIP'], address.route)]),
      ]),
    ),
  ];
}

function placesOf(manifest: Manifest): Places {
  return {
    value: (route) => manifest.at(route),
    key: (route) => manifest.keyAt(route),
    definitions: (route) => manifest.definitionsAt(route),
  };
}

function textOf(name: Manifest['name']): string {
  return name instanceof Unknown ? name.text : (name ?? '');
}

/**
 * Kinds that can neither ask MetalLB for an address, nor run, install, create or configure anything that does, by their
 * API groups (docs: https://kubernetes.io/docs/reference/kubernetes-api/, and of each project). No rule asks for them.
 */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  '': ['Event', 'LimitRange', 'PersistentVolumeClaim', 'PodTemplate', 'ResourceQuota', 'ServiceAccount'],
  autoscaling: ['HorizontalPodAutoscaler'],
  'autoscaling.k8s.io': ['VerticalPodAutoscaler'],
  'cert-manager.io': ['Certificate', 'CertificateRequest', 'Issuer'],
  'cilium.io': ['CiliumNetworkPolicy'],
  'coordination.k8s.io': ['Lease'],
  'crd.projectcalico.org': ['NetworkPolicy'],
  extensions: ['Ingress', 'NetworkPolicy'],
  'gateway.networking.k8s.io': ['GRPCRoute', 'HTTPRoute', 'ReferenceGrant', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
  'monitoring.coreos.com': [
    'AlertmanagerConfig',
    'PodMonitor',
    'Probe',
    'PrometheusRule',
    'ScrapeConfig',
    'ServiceMonitor',
  ],
  'networking.istio.io': [
    'DestinationRule',
    'EnvoyFilter',
    'ServiceEntry',
    'Sidecar',
    'VirtualService',
    'WorkloadEntry',
  ],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
  policy: ['PodDisruptionBudget'],
  'projectcalico.org': ['NetworkPolicy'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding'],
  'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
  'snapshot.storage.k8s.io': ['VolumeSnapshot'],
  'telemetry.istio.io': ['Telemetry'],
  'traefik.containo.us': ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Middleware', 'TLSOption'],
  'traefik.io': ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Middleware', 'TLSOption'],
};

/** The same of kinds that stand in no namespace. */
const CLUSTER_KINDS: Readonly<Record<string, readonly string[]>> = {
  '': ['PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'cert-manager.io': ['ClusterIssuer'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy'],
  'crd.projectcalico.org': ['GlobalNetworkPolicy', 'GlobalNetworkSet'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'networking.k8s.io': ['IngressClass'],
  'node.k8s.io': ['RuntimeClass'],
  'projectcalico.org': ['GlobalNetworkPolicy', 'GlobalNetworkSet'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
};

/** Where the resources of such a kind stand. */
export type BystanderScope = 'namespace' | 'cluster';

/** Where resources of a kind of bystanders stand; undefined for every other kind. */
export function bystanderScope(apiVersion: string, kind: string): BystanderScope | undefined {
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  return SCOPES.get(group)?.get(kind);
}

const SCOPES = new Map<string, Map<string, BystanderScope>>();
for (const [scope, kinds] of [
  ['namespace', KINDS],
  ['cluster', CLUSTER_KINDS],
] as const) {
  for (const [group, names] of Object.entries(kinds)) {
    const known = SCOPES.get(group) ?? new Map<string, BystanderScope>();
    SCOPES.set(group, known);
    for (const name of names) known.set(name, scope);
  }
}

/**
 * Kinds that are read at once, whoever asks for them: what MetalLB, its rivals and its users are configured by, and what
 * deploys or installs. What breaks their YAML is told.
 */
export const PROMPT_KINDS: ReadonlySet<string> = new Set([
  'AddressPool',
  'Application',
  'ApplicationSet',
  'BFDProfile',
  'BGPAdvertisement',
  'BGPConfiguration',
  'BGPPeer',
  'BGPPolicy',
  'Chart',
  'CiliumBGPAdvertisement',
  'CiliumBGPClusterConfig',
  'CiliumBGPPeerConfig',
  'CiliumBGPPeeringPolicy',
  'CiliumL2AnnouncementPolicy',
  'CiliumLoadBalancerIPPool',
  'Community',
  'Component',
  'ConfigMap',
  'ConfigurationState',
  'Endpoints',
  'EndpointSlice',
  'FRRConfiguration',
  'FRRNodeState',
  'FluxInstance',
  'Gateway',
  'GitRepo',
  'GitRepository',
  'HelmChart',
  'HelmChartConfig',
  'HelmRelease',
  'HelmRepository',
  'IPAddressPool',
  'KubeProxyConfiguration',
  'Kustomization',
  'L2Advertisement',
  'MetalLB',
  'Metallb',
  'Namespace',
  'Node',
  'OCIRepository',
  'Secret',
  'Service',
  'ServiceBGPStatus',
  'ServiceL2Status',
]);

/**
 * Words that rules look for in resources of every other kind. One that holds none of them is not read for their sake: the
 * name in images, annotations and groups, a type of Service in what an operator is told, what suppresses findings, and
 * other software that serves Services or announces their addresses.
 */
export const TELLING_WORDS = [
  'metallb',
  'LoadBalancer',
  'mlb-lint',
  'kube-vip',
  'klipper-lb',
  '--advertise-loadbalancer-ip',
] as const;

/**
 * Letters of which every telling word has some, whatever case it is written in. To look for them takes a fifth of the time
 * that looking for the words takes.
 */
export const TELLING_LETTERS = /llb|lLB|LLB|lLb|mlb|-lb|adb|adB|vip/;

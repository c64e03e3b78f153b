import { fileName, NASTY, onLine } from './nasty.ts';

/** Whatever can be written as JSON. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * A plan whose every name is a nasty text, and manifests whose every field is: a site, a network and a cluster for each
 * text. The pools begin at `first`, so that addresses move where it changes.
 */
export function nastySite(first: number, texts: readonly string[] = NASTY): Readonly<Record<string, string>> {
  const plan = JSON.stringify({ version: 1, sites: texts.map(siteOf) }, undefined, 1);
  const comments = texts.map((text) => `# ${onLine(text)}\n`).join('');
  const files = texts.map((text, index) => [
    `k8s/${index}/${fileName(text, index)}.yaml`,
    manifestsOf(text, index, first),
  ]);
  return { 'plan.yaml': `${plan}\n${comments}`, ...Object.fromEntries(files) };
}

/** The Service of a text that the plan names: one whose name it takes. */
function plannedService(text: string): string {
  return /[\s/]/.test(text) ? 'shop/till' : `${text}/${text}`;
}

function siteOf(text: string, index: number): Value {
  const net = `10.${index}.0`;
  const service = plannedService(text);
  const range = (addresses: string, role: string, more: Readonly<Record<string, Value>> = {}) => {
    return { range: addresses, role, name: text, owner: text, purpose: text, ...more };
  };
  const ranges = [
    range('.2-.9', 'appliance'),
    range('.30-.99', 'dhcp'),
    range('.100-.199', 'service', { pools: [text, `${text} b`], clusters: [text] }),
  ];
  const network = { name: text, cidr: `${net}.0/24`, gateway: `${net}.1`, ranges };
  const cluster = {
    name: text,
    manifests: [`k8s/${index}`],
    networks: [text],
    metallb: { version: '0.13.9', namespace: text, loadBalancerClass: text },
    otherClasses: [text],
    nodes: [{ name: text, addresses: [`${net}.8`], labels: { [text]: text } }],
    expect: [{ service: `${service}-gone`, type: 'LoadBalancer', address: `${net}.130`, pool: text }],
  };
  return {
    name: text,
    vrf: text,
    networks: [{ ...network, reservations: [{ address: '.120', service, cluster: text, dns: text }] }],
    routed: [range(`172.16.${index}.0/24`, 'service')],
    bgp: { asn: 64500, prefixes: [`172.16.${index}.0/25`], peers: [{ address: `${net}.1`, asn: 1, nodes: [text] }] },
    clusters: [cluster],
  };
}

function manifestsOf(text: string, index: number, first: number): string {
  const net = `10.${index}.0`;
  const beside = onLine(text);
  const metallb = (kind: string, apiVersion: string, spec: Value, name = text): Value => {
    return { apiVersion: `metallb.io/${apiVersion}`, kind, metadata: { name, namespace: text }, spec };
  };
  const service = (name: string, spec: Value, annotations: Readonly<Record<string, Value>>): Value => {
    return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: text, annotations }, spec };
  };
  const select = { matchLabels: { [text]: text }, matchExpressions: [{ key: text, operator: text, values: [text] }] };
  const balanced = { type: 'LoadBalancer', ports: [{ port: 80 + index }] };
  const allocation = { namespaces: [text], serviceSelectors: [select] };
  const version = { metadata: { name: 'controller', namespace: text, labels: { 'app.kubernetes.io/version': text } } };
  const image = { containers: [{ name: 'controller', image: `quay.io/metallb/controller:${text}` }] };
  const documents: readonly Value[] = [
    metallb('IPAddressPool', 'v1beta1', { addresses: [`${net}.${first}-${net}.${first + 20}`, text], [text]: text }),
    metallb('IPAddressPool', 'v1beta1', { addresses: [`${net}.90-${net}.140`] }, `${text} b`),
    metallb('IPAddressPool', 'v1beta1', { addresses: [`172.16.${index}.0/24`], serviceAllocation: allocation }, '-'),
    metallb('L2Advertisement', 'v1beta1', { ipAddressPools: [text, `${text} e`], interfaces: [text] }),
    metallb('BGPAdvertisement', 'v1beta1', { ipAddressPools: [text], communities: [text], peers: [text] }),
    metallb('BGPPeer', 'v1beta2', { myASN: 64500, peerASN: 64501, peerAddress: text, bfdProfile: text }),
    metallb('Community', 'v1beta1', { communities: [{ name: text, value: text }] }),
    service(text, { ...balanced, selector: { [text]: text } }, { 'metallb.io/address-pool': `${text} b` }),
    service(`${text} asks`, { ...balanced, loadBalancerIP: `${net}.95` }, { 'mlb-lint/ignore': `${text} -- ${text}` }),
    service(`${text} pool`, balanced, { 'metallb.io/address-pool': text, 'metallb.io/allow-shared-ip': text }),
    service(`${text} bad`, { ...balanced, loadBalancerClass: text }, { 'metallb.io/loadBalancerIPs': text }),
    { apiVersion: 'apps/v1', kind: 'Deployment', ...version, spec: { template: { spec: image } } },
  ];
  return [
    `# mlb-lint-ignore ${beside} -- ${beside}\n`,
    documents.map((document) => `${JSON.stringify(document)} # ${beside}\n`).join(`--- # ${beside}\n`),
    `# mlb-lint-ignore-file ${beside}, pool/overlap -- ${beside} until 2020-01-01\n`,
  ].join('');
}

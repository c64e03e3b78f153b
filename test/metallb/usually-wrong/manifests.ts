import { resource } from '../cluster-of.ts';

/** The row of the table, what it is about, manifests, who speaks of them, the release, the mode, and a network of the plan. */
export type Row = readonly [number, string, string, readonly string[], string?, string?, string?];

/** An IPAddressPool by the text of its spec. */
export const pool = (name: string, spec: string, metadata = '') =>
  resource('IPAddressPool', name, `{ ${spec} }`, metadata);
/** An L2Advertisement, of all pools where its spec says nothing. */
export const l2 = (name: string, spec = '') => resource('L2Advertisement', name, `{ ${spec} }`);
/** A BGPAdvertisement, of all pools where its spec says nothing. */
export const bgp = (name: string, spec = '') => resource('BGPAdvertisement', name, `{ ${spec} }`);
/** A BGPPeer with more fields, behind a comma. */
export const peer = (name: string, more = '', version = 'v1beta2') =>
  resource('BGPPeer', name, `{ myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1${more} }`).replace(
    'v1beta1',
    version,
  );
/** A LoadBalancer Service with annotations, and with more fields of its spec, behind a comma. */
export const service = (name: string, annotations = '', spec = '', namespace = 'shop') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: ${namespace}, annotations: { ${annotations} } }, spec: { type: LoadBalancer, ports: [{ port: 443 }]${spec} } }\n`;
/** A Namespace with labels. */
export const namespace = (name: string, labels: string) =>
  `---\n{ apiVersion: v1, kind: Namespace, metadata: { name: ${name}, labels: { ${labels} } } }\n`;

/** A pool of sixteen addresses. */
export const A = pool('a', 'addresses: [192.0.2.16/28]');
/** Another pool of sixteen addresses. */
export const B = pool('b', 'addresses: [192.0.2.32/28]');
/** A pool that is announced by BGP. */
export const PEERED = A + bgp('all', 'ipAddressPools: [a]') + peer('core');
/** A pool that is announced in its network. */
export const GOOD = A + l2('all', 'ipAddressPools: [a]');
/** Two pools that are announced in their network. */
export const TWO = A + B + l2('all', 'ipAddressPools: [a, b]');
/** The annotation that asks for addresses. */
export const ips = (list: string) => `metallb.io/loadBalancerIPs: "${list}"`;

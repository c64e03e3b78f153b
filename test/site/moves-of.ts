import { formatAddress } from '../../src/address/address.ts';
import { serviceLabel } from '../../src/metallb/service.ts';
import { requestedAddresses } from '../../src/site/claims.ts';
import { requestMove } from '../../src/site/request-moves.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

/** What the plan gives to DHCP clients. */
export const DHCP = '{ range: .100-.199, role: dhcp }';
/** What it leaves to Services. */
export const SERVICE = '{ range: .200-.250, role: service }';

/** A pool of some addresses, with more of its spec in flow style. */
export const pool = (name: string, addresses: string, more = '') =>
  resource('IPAddressPool', name, `{ addresses: [${addresses}] ${more} }`);

/** A LoadBalancer Service of the namespace `shop` on TCP port 80. */
export const service = (name: string, annotations: string, spec = '') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: { ${annotations} } }, spec: { type: LoadBalancer, ports: [{ port: 80 }] ${spec} } }\n`;

/** One that asks for an address, or several with commas. */
export const asks = (name: string, address: string, more = '') =>
  service(name, `metallb.io/loadBalancerIPs: "${address}"${more}`);

/** One that asks for an address to share it by a key. */
export const keyed = (name: string, address: string, key: string, port: number) =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: { metallb.io/allow-shared-ip: ${key}, metallb.io/loadBalancerIPs: ${address} } }, spec: { type: LoadBalancer, ports: [{ port: ${port} }] } }\n`;

/** The moves of a site's requests as `shop/till 192.168.20.110 -> 192.168.20.200`. */
export function movesOf(site: ReturnType<typeof siteOf>): readonly string[] {
  return site.clusters.flatMap(({ services }) =>
    services.flatMap((one) =>
      requestedAddresses(one).flatMap(({ address }) => {
        const move = requestMove(site, one, address);
        return move === undefined
          ? []
          : `${serviceLabel(one)} ${formatAddress(address)} -> ${formatAddress(move.to)}${move.isPromised ? ' promised' : ''}`;
      }),
    ),
  );
}

/** The moves in a site of one network and one cluster. */
export function moves(manifests: string, plan: { lan?: string; prod?: string } = {}): readonly string[] {
  const lan = plan.lan ?? `ranges: [${DHCP}, ${SERVICE}]`;
  return movesOf(siteOf(officePlan({ lan, prod: plan.prod ?? '' }), { prod: manifests }));
}

/** The pool of the cluster. */
export const VIPS = pool('vips', '192.168.20.200-192.168.20.203');

/** A pool of two entries, on lines 8 and 9. */
export const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: floor
  namespace: metallb-system
spec:
  addresses:
    - 192.168.50.200-192.168.50.209
    - 192.168.51.0/24
`;

const ADVERTISEMENT = `apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: floor
  namespace: metallb-system
spec:
  ipAddressPools:
    - floor
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  ports:
    - name: http
      port: 80
    - name: https
      port: 443
`;

const BASE = {
  'base/kustomization.yaml': 'resources: [pool.yaml, l2.yaml, web.yaml]\n',
  'base/pool.yaml': POOL,
  'base/l2.yaml': ADVERTISEMENT,
  'base/web.yaml': SERVICE,
};

/** A base with an overlay of these lines. */
export function overlay(lines: string, files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...BASE, 'west/kustomization.yaml': `resources:\n  - ../base\n${lines}`, ...files };
}

/** A pool of this name. */
export function pool(name: string, address = '192.168.50.0/24'): string {
  return `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system }
spec:
  addresses:
    - ${address}
`;
}

/** Overlays of one pool each. */
export function overlays(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}/kustomization.yaml`, 'resources: [pool.yaml]\n'],
      [`${name}/pool.yaml`, pool(name)],
    ]),
  );
}

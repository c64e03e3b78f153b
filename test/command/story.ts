import type { Role } from '../../src/plan/plan.ts';
import { inFolder } from '../rules/temporary-folder.ts';

/** An IPAddressPool and the L2Advertisement that announces it, in flow style; `spec` is more of the pool's spec. */
export function poolText(name: string, addresses: string, spec = ''): string {
  return `---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system }
spec: { addresses: [${addresses}]${spec === '' ? '' : `, ${spec}`} }
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: ${name}, namespace: metallb-system }
spec: { ipAddressPools: [${name}] }
`;
}

/** A Service of type LoadBalancer in flow style; annotations without their prefix, `spec` is more of its spec. */
export function serviceText(
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  spec = 'ports: [{ port: 443 }]',
): string {
  const [namespace = '', own = ''] = name.split('/');
  const written = Object.entries(annotations).map(([key, value]) => `metallb.io/${key}: '${value}'`);
  return `---
apiVersion: v1
kind: Service
metadata: { name: ${own}, namespace: ${namespace}, annotations: { ${written.join(', ')} } }
spec: { type: LoadBalancer, ${spec} }
`;
}

/** A plan of one site with the network `lan`, 192.168.20.0/24, its ranges, and the cluster `prod` over `k8s`. */
export function planText(ranges: readonly (readonly [range: string, role: Role])[], prod = ''): string {
  const written = ranges.map(([range, role]) => `          - { range: ${range}, role: ${role} }\n`).join('');
  return `version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        gateway: 192.168.20.1
        ranges:
${written}    clusters:
      - { name: prod, manifests: [k8s], metallb: { version: 0.15.3 }, ${prod} }
`;
}

/** Runs work in a folder with a plan and the manifests of cluster `prod`. */
export function inStory<T>(plan: string, manifests: string, work: (cwd: string) => Promise<T>): Promise<T> {
  const files = new Map([
    ['plan.yaml', plan],
    ['k8s/all.yaml', manifests],
  ]);
  return inFolder(files, work);
}

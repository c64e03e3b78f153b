import { addressMapOf } from '../../../src/site/address-map.ts';
import type { MapReport } from '../../../src/site/map.ts';
import { poolText, serviceText } from '../../command/story.ts';
import { sitesOf } from '../../site/sites-of.ts';

/** The map of a plan with the manifests of its clusters by name. */
export function mapOf(plan: string, manifests: Readonly<Record<string, string>> = {}): MapReport {
  return { schemaVersion: 1, sites: sitesOf(plan, manifests).map((site) => addressMapOf(site)) };
}

/** The plan that the documentation shows, and what its cluster runs. */
export const homelab = {
  plan: `version: 1
sites:
  - name: homelab
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        vlan: 20
        gateway: 192.168.20.1
        ranges:
          - { range: 192.168.20.1-192.168.20.20, role: appliance, owner: Network team, purpose: Gateways and appliances }
          - { range: 192.168.20.21-192.168.20.99, role: node }
          - { range: 192.168.20.100-192.168.20.199, role: dhcp }
          - { range: 192.168.20.200-192.168.20.219, role: service, pools: [ingress-vips] }
          - { range: 192.168.20.220-192.168.20.239, role: service, pools: [app-services], clusters: [homelab] }
          - { range: 192.168.20.240-192.168.20.250, role: reserved, purpose: Future expansion }
        reservations:
          - { address: 192.168.20.200, service: istio-system/istio-ingressgateway, cluster: homelab, dns: apps.example.org }
    routed:
      - { range: 10.0.100.0/24, role: service, pools: [production-services] }
    clusters:
      - name: homelab
        manifests: [clusters/homelab]
        metallb: { version: 0.15.3 }
        nodes:
          - { name: node-a, addresses: [192.168.20.21] }
`,
  manifests: {
    homelab:
      poolText('ingress-vips', '192.168.20.200-192.168.20.219') +
      poolText('app-services', '192.168.20.220-192.168.20.239') +
      poolText('production-services', '10.0.100.0/24') +
      serviceText('istio-system/istio-ingressgateway', { loadBalancerIPs: '192.168.20.200' }) +
      serviceText('gateway-system/gateway-envoy', { 'address-pool': 'app-services' }) +
      serviceText('shop/till', { loadBalancerIPs: '10.0.100.40' }),
  },
} as const;

/** A /16 with 3,000 reservations, Services that take some of them, and a pool that reaches into DHCP. */
export function campus() {
  const addresses = Array.from({ length: 3000 }, (_, index) => 64 * 256 + 40 + ((index * 2731) % 8100));
  const promises = [...new Set(addresses)].map((value, index) => {
    return `          - { address: 10.20.${value >> 8}.${value & 255}, service: team-${index % 40}/service-${index} }\n`;
  });
  const plan = `version: 1
sites:
  - name: campus
    networks:
      - name: backbone
        cidr: 10.20.0.0/16
        gateway: 10.20.0.1
        ranges:
          - { range: 10.20.0.2-10.20.3.255, role: appliance, owner: Network team }
          - { range: 10.20.4.0-10.20.15.255, role: node }
          - { range: 10.20.16.0/20, role: dhcp, name: offices }
          - { range: 10.20.64.0/19, role: service, pools: [apps] }
          - { range: 10.20.192.0/18, role: reserved, purpose: Second campus }
        reservations:
${promises.join('')}    clusters:
      - { name: prod, manifests: [k8s], metallb: { version: 0.15.3 }, nodes: [{ name: rack-1, addresses: [10.20.4.10] }] }
`;
  const services = Array.from({ length: 40 }, (_, index) =>
    serviceText(`web/app-${index}`, { 'address-pool': 'apps' }),
  );
  const manifests = {
    prod: poolText('apps', '10.20.64.0/19') + poolText('stray', '10.20.31.0-10.20.32.63') + services.join(''),
  };
  return { plan, manifests };
}

/** Networks of one size with Services spread over them. */
export function works(networks: number, services: number) {
  const plan = `version: 1
sites:
  - name: works
    networks:
${Array.from({ length: networks }, (_, index) => `      - { name: floor-${index}, cidr: 10.${index}.0.0/18, gateway: 10.${index}.0.1, ranges: [{ range: 10.${index}.32.0/19, role: service, owner: Platform team, purpose: Applications of floor ${index} }] }\n`).join('')}    clusters:
      - { name: prod, manifests: [k8s], metallb: { version: 0.15.3 } }
`;
  const pools = Array.from({ length: networks }, (_, index) => poolText(`pool-${index}`, `10.${index}.32.0/19`));
  const all = Array.from({ length: services }, (_, index) =>
    serviceText(`namespace-${index % 13}/application-${index}`, { 'address-pool': `pool-${index % networks}` }),
  );
  return { plan, manifests: { prod: pools.join('') + all.join('') } };
}

/** A map whose every text is hostile to what it is drawn in. */
export const hostile: MapReport = {
  schemaVersion: 1,
  sites: [
    {
      site: '<img src=x onerror=alert(1)>',
      areas: [
        {
          kind: 'network',
          name: '</script><script>alert(2)</script>',
          gateways: ['192.0.2.1'],
          blocks: [
            {
              range: '192.0.2.0/29',
              size: 8,
              segments: [
                { range: '192.0.2.0-192.0.2.3', size: 4, state: 'unassigned' },
                {
                  range: '192.0.2.4',
                  size: 1,
                  state: 'service',
                  owner: '</style><svg onload=alert(3)>',
                  pool: { name: '<b>pool</b>' },
                  services: [{ service: 'shop/<img onerror>', status: 'assigned', orderDependent: false }],
                  conflict: true,
                },
                { range: '192.0.2.5-192.0.2.7', size: 3, state: 'unassigned' },
              ],
            },
          ],
          rows: [
            {
              range: '192.0.2.4',
              size: 1,
              role: null,
              owner: "=cmd|' /C calc'!A0",
              purpose: '@SUM(1) | `x` **b** [l](http://x)',
              name: '\u202e\u001b[31m-1',
              pools: [{ name: '+pool' }],
              keptFor: [],
              promised: [],
              services: [{ service: 'shop/<img onerror>', status: 'assigned', orderDependent: false }],
              dns: ['\t=1', '<!-- -->'],
            },
          ],
          conflicts: [{ ranges: ['192.0.2.4'], message: '<script>alert(4)</script> & "more"' }],
        },
      ],
    },
  ],
};

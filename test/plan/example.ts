/** A plan that uses every key of the format. */
export const EXAMPLE = `version: 1
sites:
  - name: harbor
    vrf: quay
    complete: false
    networks:
      - name: deck
        cidr: [192.168.40.0/24, 2001:db8:40::/64]
        vlan: 40
        gateway: [.1, 2001:db8:40::1]
        dhcp: unknown
        ranges:
          - { range: .2-.19, role: appliance, name: switches, owner: Network team, purpose: Access layer }
          - { range: 192.168.40.20-192.168.40.59, role: node }
          - { range: .100-.179, role: dhcp }
          - { range: 192.168.40.192/27, role: service, pools: [web], clusters: [crane] }
          - { range: .250, role: reserved }
          - { range: 2001:db8:40::1000-2001:db8:40::10ff, role: service }
        reservations:
          - { address: .200, service: edge/gateway, cluster: crane, dns: apps.example.org }
          - { address: 192.168.40.201, services: [edge/dns-udp, edge/dns-tcp], dns: [ns1.example.org, ns2.example.org] }
    routed:
      - { range: 198.51.100.0/24, role: service, pools: [public] }
    bgp:
      asn: 64512
      prefixes: [198.51.100.0/24]
      peers:
        - { address: 192.168.40.2, asn: 64513, nodes: [winch] }
    imports:
      - { type: kea, file: dhcp/kea.json, network: deck, vrf: quay }
      - { type: netbox, url: 'https://netbox.example.org', roles: { Lan: dhcp, VIP: service } }
      - { type: nodes, file: nodes.json, cluster: crane }
    defaults:
      metallb: { version: 0.15.2, namespace: metallb-system }
      podCIDRs: [10.42.0.0/16]
    clusters:
      - name: crane
        manifests: [clusters/crane, 'apps/*/metallb.yaml']
        networks: [deck]
        metallb: { version: 0.10, bgp: frr-k8s, loadBalancerClass: null }
        otherClasses: [kube-vip.io/kube-vip-class]
        serviceCIDRs: [10.43.0.0/16, 2001:db8:43::/112]
        nodes:
          - { name: winch, addresses: [192.168.40.21, 2001:db8:40::21], labels: { rack: r1, slot: 07 } }
        bgp:
          asn: 64514
        expect:
          - { service: edge/gateway, type: LoadBalancer, address: 192.168.40.200, pool: web }
        extract:
          - file: Pulumi.local.yaml
            document: 2
            enabled: /config/site:metallb
            version: /config/site:release
            pools: [{ name: web, addresses: /config/pool, advertise: l2, autoAssign: false, avoidBuggyIPs: /config/avoid }]
            poolsFrom: [{ list: /config/pools, name: /name, addresses: /cidrs, advertise: bgp }]
            services:
              - { service: edge/gateway, type: /type, address: /ip, annotations: /notes, class: /class, ports: /ports }
lint:
  rules:
    pool/utilization: { severity: warning, threshold: 0.8 }
    service/direct-http: off
    plan/unknown-dhcp: error
  ignore: ['vendor/**']
`;

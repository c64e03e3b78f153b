import { onLine } from './nasty.ts';

/** For each type of import a file in which the text stands wherever people write one; `net` is its network. */
export const importsWith: Readonly<Record<string, (text: string, net: string) => string>> = {
  kea: (text, net) =>
    JSON.stringify({
      Dhcp4: {
        subnet4: [
          {
            ...{ subnet: `${net}.0/24`, comment: text, [text]: text, 'user-context': { comment: text, name: text } },
            pools: [{ pool: `${net}.10-${net}.20`, comment: text }, { pool: text }],
            reservations: [{ 'ip-address': `${net}.5`, hostname: text }, { 'ip-address': text }],
          },
          { subnet: text },
        ],
      },
    }),
  'isc-dhcpd': (text, net) => `# ${onLine(text)}
subnet ${net}.0 netmask 255.255.255.0 { range ${net}.10 ${net}.20; option domain-name "${text}"; }
host "${text}" { fixed-address ${net}.5; }
host h { fixed-address ${text}; }
`,
  dnsmasq: (text, net) => `# ${onLine(text)}
dhcp-range=${text},${net}.10,${net}.20
dhcp-host=${text},${net}.5
dhcp-range=${net}.10,${text}
`,
  netbox: (text, net) => {
    const named = { name: text, slug: text, label: text, value: text, vid: 7, display: text };
    const about = { status: named, role: named, vrf: named, vlan: named, description: text, dns_name: text };
    return JSON.stringify([
      { prefix: `${net}.0/24`, ...about, status: { value: 'active' }, vrf: null },
      { start_address: `${net}.10/24`, end_address: `${net}.20/24`, ...about, vrf: null },
      { address: `${net}.5/24`, ...about, vrf: null, status: { value: 'active' } },
      { prefix: text, ...about },
    ]);
  },
  'docker-network': (text, net) =>
    JSON.stringify([
      {
        Name: text,
        IPAM: { Config: [{ Subnet: `${net}.0/24`, Gateway: text, AuxiliaryAddresses: { [text]: `${net}.9` } }] },
        Containers: { a: { Name: text, IPv4Address: `${net}.5/24` }, [text]: { Name: text, IPv4Address: text } },
      },
    ]),
  nodes: (text, net) =>
    JSON.stringify({
      kind: 'List',
      items: [`${net}.5`, text].map((address) => ({
        ...{ kind: 'Node', metadata: { name: text, labels: { [text]: text } }, spec: { podCIDR: text } },
        status: { addresses: [{ type: 'InternalIP', address }] },
      })),
    }),
  unifi: (text, net) =>
    JSON.stringify({
      data: [
        { ...{ purpose: 'corporate', name: text, ip_subnet: `${net}.1/24`, vlan: text }, dhcpd_enabled: true },
        { ...{ purpose: 'corporate', ip_subnet: text, name: text }, dhcpd_start: text },
        { mac: text, name: text, hostname: text, use_fixedip: true, fixed_ip: `${net}.5` },
      ],
    }),
  routeros: (text, net) => `# ${onLine(text)}
/ip pool
add name="${text.replace(/["\\]/g, '\\$&')}" comment="${text.replace(/["\\]/g, '\\$&')}" ranges=${net}.10-${net}.20
add name=a ranges=${text}
/ip dhcp-server lease
add address=${net}.5 comment="${text.replace(/["\\]/g, '\\$&')}"
`,
  csv: (text, net) => {
    const cell = `"${text.replaceAll('"', '""')}"`;
    return `range,role,name,owner\n${net}.10-${net}.20,dhcp,${cell},${cell}\n${cell},${cell},${cell},${cell}\n`;
  },
};

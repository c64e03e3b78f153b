import { importerTarget } from '../importer.ts';
import { JSON_WORDS } from '../json-words.ts';

const SEEDS = [
  `[ { "Name": "kind", "Driver": "bridge",
  "IPAM": { "Config": [
    { "Subnet": "172.18.0.0/16", "IPRange": "172.18.1.0/24", "Gateway": "172.18.0.1", "AuxiliaryAddresses": { "dns": "172.18.0.9" } },
    { "Subnet": "fd00:db8::/64" } ] },
  "Containers": {
    "1f": { "Name": "kind-control-plane", "IPv4Address": "172.18.0.2/16", "IPv6Address": "fd00:db8::2/64" },
    "2f": { "Name": "kind-worker", "IPv4Address": "172.18.0.3/16", "IPv6Address": "" } } } ]`,
  '{ "Name": "x", "IPAM": { "Config": null }, "Containers": {} }',
];

/** What `docker network inspect` prints. */
export const target = importerTarget('docker-network', SEEDS, [
  ...JSON_WORDS,
  '"IPAM":',
  '"Config":',
  '"Subnet":',
  '"IPRange":',
  '"Gateway":',
  '"AuxiliaryAddresses":',
  '"Containers":',
  '"Name":',
  '"IPv4Address":',
  '"IPv6Address":',
]);

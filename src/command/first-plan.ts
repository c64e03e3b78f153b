import { type Address, formatAddress } from '../address/address.ts';
import { formatInterval, formatPrefix, type Interval, prefixLengthOf } from '../address/interval.ts';
import type { Incomplete } from '../files/incomplete.ts';
import { quotedText } from '../manifest/seen-yaml.ts';
import { writeYaml } from '../manifest/write-yaml.ts';
import { visible } from '../report/escape.ts';
import type { FirstCluster, FirstNetwork, FirstRange, FirstSite } from './first-sites.ts';

/** Where editors find the schema of a plan. */
const SCHEMA = 'https://mlb-lint.dev/schemas/plan.schema.json';

/**
 * The text of a first plan. What manifests do not tell stands in it as comments with an example: the networks' prefixes,
 * who has the other addresses, the nodes, and what could not be read.
 */
export function firstPlan(sites: readonly FirstSite[], incomplete: readonly Incomplete[] = []): string {
  const lines = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    '# Written by mlb-lint init from the manifests found. Lines that start with a # and a key are guesses: correct them,',
    '# and take away the #. Above all, write down who else has addresses: a pool that DHCP leases too is an outage.',
    ...notReadLines(incomplete),
    'version: 1',
    'sites:',
    ...sites.flatMap(siteLines).map(indented),
  ];
  return `${lines.join('\n')}\n`;
}

/** What nobody could read of the manifests, so that whoever keeps the plan knows what it lacks. */
function notReadLines(incomplete: readonly Incomplete[]): readonly string[] {
  if (incomplete.length === 0) return [];
  const more = incomplete.length - MOST_NOT_READ;
  return [
    '# These could not be read, and the plan lacks what they hold. Run mlb-lint init again once they can be:',
    ...incomplete.slice(0, MOST_NOT_READ).map(({ file, reason }) => `# - ${visible(`${file}: ${reason}`)}`),
    ...(more > 0 ? [`# - and ${more} more`] : []),
  ];
}

/** Files that comments name one by one. */
const MOST_NOT_READ = 20;

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

function siteLines({ name, networks, routed, clusters }: FirstSite): readonly string[] {
  return [
    `- name: ${scalar(name)}`,
    ...(networks.length === 0 ? [] : ['  networks:', ...networks.flatMap(networkLines).map((line) => `    ${line}`)]),
    ...(routed.length === 0
      ? []
      : [
          '  # Announced over BGP; the prefixes that the routers accept are written so:',
          '  # bgp: { asn: 64500, prefixes: [10.0.100.0/24], peers: [{ address: 10.0.0.1, asn: 64501 }] }',
          '  routed:',
          ...routed.map((range) => `    - ${rangeText(range)}`),
        ]),
    ...(clusters.length === 0
      ? ['  # No manifests were found. A cluster is written so:', '  # clusters: [{ name: home, manifests: [.] }]']
      : [
          '  clusters:',
          ...clusters.flatMap((cluster) => clusterLines(cluster, networks)).map((line) => `    ${line}`),
        ]),
  ];
}

function networkLines({ name, cidr, ranges }: FirstNetwork): readonly string[] {
  const first = host(cidr, 1n);
  const [low, high] = [host(cidr, 100n), host(cidr, 199n)];
  return [
    `- name: ${scalar(name)}`,
    `  # cidr: ${prefixText(cidr)}`,
    `  # gateway: ${first}`,
    '  ranges:',
    `    # - { range: ${low}-${high}, role: dhcp, purpose: what the router leases }`,
    ...ranges.map((range) => `    - ${rangeText(range)}`),
  ];
}

function rangeText({ interval, pools }: FirstRange): string {
  const names = pools.length === 0 ? '' : `, pools: [${pools.map(flowScalar).join(', ')}]`;
  return `{ range: ${flowScalar(prefixText(interval))}, role: service${names} }`;
}

function clusterLines(cluster: FirstCluster, networks: readonly FirstNetwork[]): readonly string[] {
  const { name, manifests, version, bgp, namespace } = cluster;
  const metallb = [
    ...(version === undefined ? [] : [`version: ${version}`]),
    ...(namespace === undefined || namespace === 'metallb-system' ? [] : [`namespace: ${flowScalar(namespace)}`]),
    ...(bgp === undefined ? [] : [`bgp: ${bgp}`]),
  ];
  const node = networks[0] === undefined ? '192.0.2.11' : host(networks[0].cidr, 11n);
  return [
    `- name: ${scalar(name)}`,
    ...dormantLines(cluster),
    `  manifests: [${manifests.map((path) => (path === '' ? '.' : flowScalar(path))).join(', ')}]`,
    metallb.length === 0 ? '  # metallb: { version: 0.16.1 }' : `  metallb: { ${metallb.join(', ')} }`,
    '  # nodes:',
    `  #   - { name: node-a, addresses: [${flowScalar(node)}] }`,
    '  # podCIDRs: [10.42.0.0/16]',
    '  # serviceCIDRs: [10.43.0.0/16]',
  ];
}

function dormantLines({ manifests, dormant }: FirstCluster): readonly string[] {
  if (dormant.length === 0) return [];
  const isNamed = dormant.some((path) => manifests.includes(path));
  const advice = isNamed
    ? 'take it away where nobody applies it by hand'
    : 'add it where it is applied to this cluster';
  return [`  # Nothing here deploys ${dormant.map(flowScalar).join(', ')}: ${advice}.`];
}

/** An address of a network by its number, the last one where there are not so many. */
function host({ family, first, last }: Interval, number: bigint): string {
  const value = first + number;
  const address: Address = { family, value: value > last ? last : value };
  return formatAddress(address);
}

function prefixText(interval: Interval): string {
  const length = prefixLengthOf(interval);
  if (length === undefined || interval.first === interval.last) return formatInterval(interval);
  return formatPrefix({ family: interval.family, first: interval.first, length });
}

/** A text on one line. */
function scalar(text: string): string {
  const yaml = writeYaml(text).trimEnd();
  return yaml.includes('\n') ? quotedText(text) : yaml;
}

/** A text inside brackets, where commas, brackets and colons need quotes. */
function flowScalar(text: string): string {
  return /[,[\]{}]|:$|: /.test(text) ? quotedText(text) : scalar(text);
}

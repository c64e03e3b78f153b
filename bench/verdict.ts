import { readDocuments } from '../src/manifest/documents.ts';
import { resourcesOf } from '../src/manifest/resources.ts';
import { buildCluster } from '../src/metallb/build-cluster.ts';
import type { Cluster } from '../src/metallb/cluster.ts';
import { Releases } from '../src/metallb/release.ts';
import { verdictOf } from '../src/metallb/verdict/verdict.ts';
import { Source } from '../src/text/source.ts';
import { ratio, report, timed } from './measure.ts';

/** A little more than twice, as sorting takes; four times would be quadratic. */
const GROWTH = 3;

/** A resource of MetalLB in flow style. */
function resource(kind: string, name: string, labels: string, spec: string): string {
  const version = kind === 'BGPPeer' ? 'v1beta2' : 'v1beta1';
  return `---\n{ apiVersion: metallb.io/${version}, kind: ${kind}, metadata: { name: ${name}, namespace: metallb-system, labels: { ${labels} } }, spec: { ${spec} } }\n`;
}

/** So many pools, as many advertisements that select one by its label, and a quarter as many peers on nodes of their own. */
function configuration(size: number, peer: (index: number) => string): string {
  const all = Array.from({ length: size }, (_, at) => {
    const address = `10.${at >> 8}.${at & 255}`;
    const selectors = `ipAddressPoolSelectors: [ { matchLabels: { tenant: t${at} } } ], nodeSelectors: [ { matchLabels: { rack: r${at % 50} } } ]`;
    return [
      resource(
        'IPAddressPool',
        `pool-${at}`,
        `tenant: t${at}`,
        `addresses: [ ${address}.0/25, ${address}.128-${address}.200 ]`,
      ),
      resource('BGPAdvertisement', `route-${at}`, '', `${selectors}, localPref: ${at % 3}, aggregationLength: 29`),
      at % 4 === 0 ? resource('BGPPeer', `peer-${at}`, '', peer(at)) : '',
    ].join('');
  });
  return all.join('');
}

function clusterOf(text: string, releases: Releases): Cluster {
  const { documents } = readDocuments(new Source('cluster.yaml', text));
  return buildCluster({
    name: undefined,
    plan: undefined,
    bounded: true,
    manifests: documents.flatMap((document) => resourcesOf(document).manifests),
    releases,
    modes: ['frr-k8s'],
    unseen: { mayHold: () => false },
  });
}

/** Each verdict on a copy of the cluster, as one cluster is judged once. */
function growth(what: string, size: number, peer: (index: number) => string, releases: Releases): void {
  const [small, large] = [size, 2 * size].map((count) => clusterOf(configuration(count, peer), releases));
  if (small === undefined || large === undefined) return;
  const { result, milliseconds } = timed(() => verdictOf({ ...large }));
  console.log(`     ${2 * size} pools and advertisements: ${milliseconds.toFixed(0)} ms, ${result.length} refusals`);
  report(
    `${what}, ${2 * size} instead of ${size}`,
    ratio(
      () => verdictOf({ ...small }),
      () => verdictOf({ ...large }),
    ),
    GROWTH,
  );
}

const alike = (at: number) => `myASN: 64500, peerASN: 64501, peerAddress: 172.16.${at >> 8}.${at & 255}`;
const pinned = (at: number) => `nodeSelectors: [ { matchLabels: { kubernetes.io/hostname: node-${at} } } ]`;
const newest = Releases.of('0.16.1');

growth('Peers of all nodes', 1000, alike, newest);
growth('Peers of all nodes, in any release', 1000, alike, Releases.all);
growth(
  'Peers with numbers of their own on nodes of their own',
  1000,
  (at) => `${alike(at).replace('64500', String(64512 + at))}, ${pinned(at)}`,
  newest,
);
growth(
  'Peers with one address on nodes of their own',
  1000,
  (at) => `myASN: 64500, peerASN: 64501, peerAddress: 172.16.0.1, ${pinned(at)}`,
  newest,
);
growth(
  'Peers that are all refused',
  1000,
  (at) => `${alike(at)}, holdTime: 1s, routerID: 10.0.${at >> 8}.${at & 255}`,
  newest,
);

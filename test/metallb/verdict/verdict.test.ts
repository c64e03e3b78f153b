import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterParts } from '../../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../../src/metallb/cluster.ts';
import { RELEASES, Releases } from '../../../src/metallb/release.ts';
import type { Refusal } from '../../../src/metallb/verdict/refusal.ts';
import { configurationRefused, verdictOf } from '../../../src/metallb/verdict/verdict.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { bare, bgp, l2, peer, pool } from './conditions.ts';
import { planned } from './told.ts';

/** What is refused, whichever of two alike is blamed. */
function shapeOf(refusals: readonly Refusal[]): readonly string[] {
  return refusals.map((refusal) => [nameOf(refusal), refusal.component, refusal.consequence].join(' ')).sort();
}

function nameOf({ fact, manifest, route, twin }: Refusal): string {
  const parts = [{ manifest, route }, ...(twin === undefined ? [] : [twin])];
  const places = parts.map((part) => `${part.manifest.kind} ${String(part.manifest.name)} ${part.route.join('.')}`);
  return [fact, ...places.sort()].join(' ');
}

/** Resources that get in each other's way, some of them faulty by themselves. */
const RESOURCES = [
  pool('a'),
  pool('b', '198.51.100.8/29'),
  pool('c', '198.51.100.1'),
  pool('d', '"2001:db8::/64"'),
  l2('a', 'ipAddressPools: [ a, a ]'),
  bgp('a', 'localPref: 1'),
  bgp('b', 'localPref: 2, nodeSelectors: [ { matchLabels: { rack: r1 } } ]'),
  bgp('c', 'aggregationLength: 24, ipAddressPools: [ a ], communities: [ ours ]'),
  peer('a', ', bfdProfile: fast, routerID: 192.0.2.9'),
  peer('b', ', holdTime: 1s'),
  bare('c', 'myASN: 64510, peerAddress: 192.0.2.3'),
  resource('BFDProfile', 'fast', '{ echoMode: true, receiveInterval: 9 }'),
  resource('Community', 'ours', '{ communities: [ { name: ours, value: "1:2" }, { name: x, value: "large:1:2:3" } ] }'),
  resource('Community', 'more', '{ communities: [ { name: x, value: "1:3" } ] }'),
];

const PARTS: readonly Partial<ClusterParts>[] = [
  { releases: Releases.of('0.13.0'), modes: ['native'] },
  { releases: Releases.of('0.15.3'), modes: ['frr'] },
  { releases: Releases.of('0.16.1'), modes: ['frr-k8s'] },
  { releases: Releases.all, modes: ['native', 'frr', 'frr-k8s'] },
];

const someResources = fc.shuffledSubarray(RESOURCES);
const someParts = fc.constantFrom(...PARTS);

describe('the verdict on a cluster', () => {
  it('does not depend on the order of documents', () => {
    fc.assert(
      fc.property(someResources, someParts, fc.infiniteStream(fc.nat()), (chosen, parts, numbers) => {
        const shuffled = chosen
          .map((text) => [numbers.next().value ?? 0, text] as const)
          .sort(([a], [b]) => a - b)
          .map(([, text]) => text);
        expect(judged(shuffled, parts)).toEqual(judged(chosen, parts));
      }),
    );
  });

  it("does not change by a resource outside MetalLB's namespace", () => {
    fc.assert(
      fc.property(someResources, fc.constantFrom(...RESOURCES), someParts, (chosen, stranger, parts) => {
        const home = pool('home', '192.0.2.200/32');
        const elsewhere = stranger.replace('namespace: metallb-system', 'namespace: default');
        expect(judged([home, ...chosen, elsewhere], parts)).toEqual(judged([home, ...chosen], parts));
      }),
    );
  });

  it('is what each release refuses in each mode, asked one by one', () => {
    const selectors = (list: string) => `, serviceAllocation: { namespaceSelectors: [ ${list} ] }`;
    const more = [
      pool('e', '192.0.2.0/29', selectors('{ matchLabels: { a: "-" } }')),
      pool('f', '192.0.2.8/29', selectors('{ matchLabels: { a: b } }, { matchLabels: { a: b } }')),
      ...['vrf: red', 'connectTime: 1s', 'enableGracefulRestart: true', 'dynamicASN: sideways', 'interface: eth0'].map(
        (field, index) => peer(`more-${index}`, `, ${field}, sourceAddress: x`, `192.0.2.${index + 20}`),
      ),
      bgp('d', 'communities: [ "large:1:2:3", "1:2:x" ], serviceSelectors: [ { matchLabels: { a: "-" } } ]'),
    ];
    const plan = planned('').plan;
    const some = fc.shuffledSubarray([...RESOURCES, ...more, pool('node', '192.168.20.8/29')]);
    const running = fc.record({
      site: fc.constantFrom(plan, undefined),
      releases: fc.subarray([...RELEASES], { minLength: 2, maxLength: 3 }),
      modes: fc.subarray(['native', 'frr', 'frr-k8s'] as const, { minLength: 1 }),
    });
    fc.assert(
      fc.property(some, running, (chosen, { site, releases, modes }) => {
        const namesOf = (parts: Partial<ClusterParts>) =>
          new Set(verdictOf(clusterOf(chosen.join(''), { plan: site, ...parts })).map(nameOf));
        const each = releases.flatMap((release) =>
          modes.map((mode) => namesOf({ releases: Releases.of(release), modes: [mode] })),
        );
        const common = [...(each[0] ?? [])].filter((name) => each.every((names) => names.has(name)));
        const [first = '0.13.0', ...others] = releases;
        expect([...namesOf({ releases: Releases.of(first, ...others), modes })].sort()).toEqual(common.sort());
      }),
      { numRuns: 200 },
    );
  });

  it('holds what every possible release and mode refuses, and no more', () => {
    const text = peer('a', ', holdTime: 1s, vrf: blue');
    expect(factsOf(clusterOf(text, { releases: Releases.all, modes: ['native', 'frr'] }))).toEqual(['peer-hold-time']);
    expect(factsOf(clusterOf(text, { releases: Releases.of('0.15.3', '0.16.1'), modes: ['native'] }))).toEqual([
      'peer-hold-time',
      'mode-peer',
    ]);
  });

  it('is the worse of two releases where they differ in what happens then', () => {
    const text = peer('a', ', holdTime: 1s, nodeSelectors: [ { matchLabels: { rack: r1 } } ]');
    const consequences = (releases: Releases) => verdictOf(clusterOf(text, { releases })).map((one) => one.consequence);
    expect(consequences(Releases.of('0.16.1'))).toEqual(['nodes']);
    expect(consequences(Releases.of('0.15.3', '0.16.1'))).toEqual(['stale']);
  });

  it('refuses nothing for a value that is not known', () => {
    const text =
      pool('a', '"$RANGE"') +
      bgp('a', 'localPref: 1, peers: [ "$PEER" ]') +
      bgp('b', 'localPref: "$PREFERENCE", communities: [ "$COMMUNITY" ], aggregationLength: "$LENGTH"') +
      bare('a', 'myASN: "$ASN", peerASN: "$ASN", peerAddress: "$ADDRESS", holdTime: "$HOLD", routerID: "$ID"') +
      bare('b', 'myASN: 1, peerASN: 2, peerAddress: "$ADDRESS", bfdProfile: "$PROFILE", vrf: "$VRF"');
    expect(verdictOf(clusterOf(text, { releases: Releases.of('0.15.3'), modes: ['frr'] }))).toEqual([]);
  });

  it('compares nothing where it is not known where the cluster ends', () => {
    const text = peer('a') + peer('b') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 2') + pool('a') + pool('a');
    expect(verdictOf(clusterOf(text, { bounded: false }))).toEqual([]);
  });

  it('blames the one that differs from the others', () => {
    const others = ['b', 'c', 'd'].map((name, index) => peer(name, '', `192.0.2.${index + 2}`));
    const [found, ...more] = verdictOf(clusterOf(others.join('') + peer('a', ', routerID: 192.0.2.9')));
    expect([found?.manifest.name, more]).toEqual(['a', []]);
  });

  it('blames each peer once, whatever nodes it shares', () => {
    const selecting = (name: string, rack: string, more: string) =>
      bare(name, `myASN: 1, peerASN: 2, peerAddress: ${more}, nodeSelectors: [ { matchLabels: { rack: ${rack} } } ]`);
    const text = ['r1', 'r2', 'r3'].map((rack, index) => selecting(rack, rack, `192.0.2.${index}`)).join('');
    const odd = bare('odd', 'myASN: 3, peerASN: 2, peerAddress: 192.0.2.9');
    const found = verdictOf(clusterOf(text + odd, { releases: Releases.of('0.16.1') }));
    expect(found.map(({ fact }) => fact)).toEqual(['peers-asn', 'peers-asn', 'peers-asn']);
  });
});

describe('whether the controller refuses the pools', () => {
  it.each([
    ['an overlap', pool('a') + pool('b'), true],
    ['two pools of one name', pool('a') + pool('a', '192.0.2.0/28'), true],
    ['a community without value', pool('a') + resource('Community', 'c', '{ communities: [ { name: c } ] }'), true],
    ['a peer, which it never sees', pool('a') + peer('a', ', holdTime: 1s'), false],
    ['an advertisement, which it never sees', pool('a') + bgp('a', 'aggregationLength: 8'), false],
  ])('%s', (_title, text, expected) => {
    expect(configurationRefused(clusterOf(text))).toBe(expected);
  });
});

function judged(texts: readonly string[], parts: Partial<ClusterParts>): readonly string[] {
  return shapeOf(verdictOf(clusterOf(texts.join(''), parts)));
}

function factsOf(cluster: Cluster): readonly string[] {
  return verdictOf(cluster).map(({ fact }) => fact);
}

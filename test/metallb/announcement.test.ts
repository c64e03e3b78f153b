import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announces } from '../../src/metallb/advertisement.ts';
import { advertisementsOf, announced, announcedBy, announcingNone } from '../../src/metallb/announcement.ts';
import { anyOf } from '../../src/metallb/labels.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf, resource } from './cluster-of.ts';

const POOL = resource('IPAddressPool', 'office', '{ addresses: [192.168.20.0/28] }', 'labels: { reach: lan }');

function isAnnounced(...advertisements: readonly string[]) {
  const cluster = clusterOf([POOL, ...advertisements].join(''));
  return cluster.pools.map((pool) => announced(cluster, pool))[0];
}

const l2 = (spec: string, name = 'a') => resource('L2Advertisement', name, spec);

describe('a pool is announced', () => {
  it.each([
    ['without spec', 'null'],
    ['with an empty spec', '{}'],
    ['with empty lists', '{ ipAddressPools: [], ipAddressPoolSelectors: [] }'],
    ['that names it', '{ ipAddressPools: [lab, office] }'],
    ['that selects its label', '{ ipAddressPoolSelectors: [{ matchLabels: { reach: lan } }] }'],
    ['with an empty selector', '{ ipAddressPoolSelectors: [{}] }'],
    [
      'that names another and selects its label',
      '{ ipAddressPools: [lab], ipAddressPoolSelectors: [{ matchLabels: { reach: lan } }] }',
    ],
  ])('by an advertisement %s', (_, spec) => {
    expect(isAnnounced(l2(spec))).toBe(true);
  });

  it.each([
    ['that names another', '{ ipAddressPools: [lab] }'],
    ['that selects another label', '{ ipAddressPoolSelectors: [{ matchLabels: { reach: wan } }] }'],
  ])('not by an advertisement %s', (_, spec) => {
    expect(isAnnounced(l2(spec))).toBe(false);
  });

  it.each([
    ['with an unknown name', '{ ipAddressPools: ["$POOL"] }'],
    ['with an unknown list', '{ ipAddressPools: $POOLS }'],
    ['with an unknown selector', '{ ipAddressPoolSelectors: $SELECTORS }'],
    ['with a name in place of a list', '{ ipAddressPools: office }'],
    ['with a number among the names', '{ ipAddressPools: [7] }'],
  ])('perhaps by an advertisement %s', (_, spec) => {
    expect(isAnnounced(l2(spec))).toBe('unknown');
  });

  it('by none where there is none', () => {
    expect(isAnnounced()).toBe(false);
  });

  it('by the protocol of its advertisement alone', () => {
    const cluster = clusterOf(POOL + resource('BGPAdvertisement', 'a', '{ ipAddressPools: [office] }'));
    const [pool] = cluster.pools;
    expect(pool && announcedBy(cluster, pool, 'bgp')).toBe(true);
    expect(pool && announcedBy(cluster, pool, 'l2')).toBe(false);
  });

  it('by itself where it is an AddressPool, whose protocol may be unknown', () => {
    const spec = (protocol: string) => `{ addresses: [192.168.20.0/28], protocol: ${protocol} }`;
    const text = resource('AddressPool', 'a', spec('layer2')) + resource('AddressPool', 'b', spec('$PROTOCOL'));
    const cluster = clusterOf(text, { releases: Releases.of('0.13.12') });
    expect(cluster.pools.map((pool) => announcedBy(cluster, pool, 'l2'))).toEqual([true, 'unknown']);
    expect(cluster.pools.map((pool) => announcedBy(cluster, pool, 'bgp'))).toEqual([false, 'unknown']);
  });

  it('perhaps where its own name is unknown and names are listed', () => {
    const cluster = clusterOf(resource('IPAddressPool', '"$POOL"', '{}') + l2('{ ipAddressPools: [office] }'));
    expect(cluster.pools.map((pool) => announced(cluster, pool))).toEqual(['unknown']);
  });
});

describe('the advertisements of a pool', () => {
  it('come in the order of the cluster, however they select', () => {
    const text = [
      POOL,
      l2('{}', 'c'),
      l2('{ ipAddressPools: [lab] }', 'x'),
      l2('{ ipAddressPools: [office] }', 'b'),
      l2('{ ipAddressPoolSelectors: [{ matchLabels: { reach: lan } }] }', 'a'),
    ];
    const cluster = clusterOf(text.join(''));
    const [pool] = cluster.pools;
    expect(pool && advertisementsOf(cluster, pool).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });
});

describe('of many advertisements', () => {
  const value = fc.constantFrom('lan', 'wan', '$REACH');
  const labels = fc.oneof(
    fc.constant('$LABELS'),
    fc.dictionary(fc.constantFrom('reach', 'rack'), value, { maxKeys: 2 }).map((all) => JSON.stringify(all)),
  );
  const requirement = fc
    .record({
      key: fc.constantFrom('reach', 'rack', 'floor'),
      operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Near'),
      values: fc.array(value, { maxLength: 2 }),
    })
    .map((one) => JSON.stringify({ matchExpressions: [one] }));
  const selector = fc.oneof(
    labels.map((all) => `{ matchLabels: ${all} }`),
    requirement,
    fc.constant('$SELECTOR'),
  );
  const spec = fc
    .record({
      pools: fc.array(fc.constantFrom('office', 'lab', '"$POOL"'), { maxLength: 2 }),
      selectors: fc.array(selector, { maxLength: 2 }),
    })
    .map(({ pools, selectors }) => `{ ipAddressPools: [${pools}], ipAddressPoolSelectors: [${selectors}] }`);
  const advertisement = fc.record({ kind: fc.constantFrom('L2Advertisement', 'BGPAdvertisement'), spec });
  const pool = fc.record({ name: fc.constantFrom('office', 'lab', '"$POOL"'), labels });

  it('finds what going through all of them finds', () => {
    fc.assert(
      fc.property(fc.array(pool, { maxLength: 3 }), fc.array(advertisement, { maxLength: 6 }), (pools, all) => {
        const texts = [
          ...pools.map((one) => resource('IPAddressPool', one.name, '{}', `labels: ${one.labels}`)),
          ...all.map((one, index) => resource(one.kind, `a${index}`, one.spec)),
        ];
        const cluster = clusterOf(texts.join(''));
        for (const one of cluster.pools) {
          for (const protocol of ['l2', 'bgp'] as const) {
            const own = cluster.advertisements.filter((ad) => ad.protocol === protocol);
            expect(announcedBy(cluster, one, protocol)).toBe(anyOf(own, (ad) => announces(ad, one)));
          }
          const sure = cluster.advertisements.filter((ad) => announces(ad, one) === true);
          expect(advertisementsOf(cluster, one)).toEqual(sure);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('nobody knows whether the last of thousands of pools are announced that thousands of advertisements leave out', () => {
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join('');
  const cluster = clusterOf(
    many(710, (at) =>
      resource('IPAddressPool', `p${at}`, `{ addresses: [10.0.${at >> 8}.${at & 255}/32] }`, 'labels: { zone: a }'),
    ) +
      many(710, (at) => {
        const expression = `{ key: zone, operator: NotIn, values: [a, z${at}] }`;
        return resource(
          'L2Advertisement',
          `a${at}`,
          `{ ipAddressPoolSelectors: [{ matchExpressions: [${expression}] }] }`,
        );
      }),
  );
  const answers = cluster.pools.map((pool) => announcedBy(cluster, pool, 'l2'));
  expect([answers.indexOf('unknown'), answers.filter((one) => one === 'unknown').length]).toEqual([704, 6]);
  expect(announcingNone(cluster.advertisements, cluster.pools.slice(0, 10)).length).toBe(710);
  expect(announcingNone(cluster.advertisements, cluster.pools)).toEqual([]);
});

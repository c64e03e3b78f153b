import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../../src/address/interval.ts';
import { parsePoolEntry } from '../../../src/address/pool-entry.ts';
import { itemsOf } from '../../../src/manifest/tree.ts';
import { Unknown } from '../../../src/manifest/unknown.ts';
import { migrateSources } from '../../../src/metallb/migrate/migrate-sources.ts';
import { resourceYaml } from '../../../src/metallb/migrate/resource.ts';
import { Releases } from '../../../src/metallb/release.ts';
import { Source } from '../../../src/text/source.ts';
import { clusterOf } from '../cluster-of.ts';

/** A configuration of the old grammar, as plain data with its old keys. */
const name = fc.string({ unit: fc.constantFrom('a', 'B', '_', '-', '1', ' '), minLength: 1, maxLength: 6 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

function pool(index: number) {
  const addresses = fc.constantFrom(
    `10.${index}.0.0/24`,
    `10.${index}.1.7-10.${index}.1.9`,
    `10.${index}.2.9/30`,
    `fd00:${index}::/120`,
  );
  const advertisement = fc.record({
    'aggregation-length': maybe(fc.constantFrom(24, 32)),
    localpref: maybe(fc.nat(300)),
    communities: maybe(fc.uniqueArray(fc.constantFrom('64500:1', '64500:2', 'home'), { maxLength: 3 })),
  });
  const common = {
    name: fc.constant(`pool-${index}`),
    addresses: fc.uniqueArray(addresses, { minLength: 1, maxLength: 3 }),
    'auto-assign': maybe(fc.boolean()),
    'avoid-buggy-ips': maybe(fc.boolean()),
  };
  return fc.oneof(
    fc.record({ ...common, protocol: fc.constant('layer2') }),
    fc.record({
      ...common,
      protocol: fc.constant('bgp'),
      'bgp-advertisements': maybe(fc.array(advertisement, { maxLength: 2 })),
    }),
  );
}

const peer = fc.record({
  'my-asn': fc.integer({ min: 1, max: 65535 }),
  'peer-asn': fc.integer({ min: 1, max: 65535 }),
  'peer-address': fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1'),
  'peer-port': maybe(fc.integer({ min: 1, max: 16384 })),
  'source-address': maybe(fc.constant('192.0.2.9')),
  'hold-time': maybe(fc.constantFrom('30s', '1m30s', '0s')),
  'keepalive-time': maybe(fc.constantFrom('10s', '0s')),
  'router-id': maybe(fc.constant('192.0.2.8')),
  'ebgp-multihop': maybe(fc.boolean()),
  password: maybe(name),
  'node-selectors': maybe(fc.constant([{ 'match-labels': { rack: 'r1' } }])),
});

const config = fc.record({
  'address-pools': fc.integer({ min: 0, max: 4 }).chain((count) => fc.tuple(...[...Array(count).keys()].map(pool))),
  peers: maybe(fc.array(peer, { maxLength: 3 })),
  'bgp-communities': maybe(fc.constant({ home: '64500:100' })),
  'bfd-profiles': maybe(
    fc.uniqueArray(fc.record({ name, 'receive-interval': maybe(fc.integer({ min: 10, max: 60000 })) }), {
      selector: (one) => one.name,
      maxLength: 2,
    }),
  ),
});

/** Without what is undefined: JSON is YAML too. */
function legacy(value: unknown): Source {
  const text = JSON.stringify(value).replaceAll("'", '');
  return new Source(
    'config.yaml',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config, namespace: metallb-system }\ndata:\n  config: '${text}'\n`,
  );
}

function plain(value: unknown): unknown {
  return value instanceof Unknown ? value.text : value;
}

describe('a migration of any configuration of the old grammar', () => {
  it('has the same pools, each announced as before', () => {
    fc.assert(
      fc.property(config, (old) => {
        fc.pre(old['address-pools'].length + (old.peers?.length ?? 0) > 0);
        const { resources } = migrateSources([legacy(old)], Releases.of('0.16.1'));
        const cluster = clusterOf(resources.map(resourceYaml).join('---\n'));
        const expected = old['address-pools'].map((one) => ({
          name: one.name,
          addresses: one.addresses.map(spelled),
          autoAssign: one['auto-assign'] ?? true,
          avoidBuggyIPs: one['avoid-buggy-ips'] ?? false,
          advertisements: one.protocol === 'layer2' ? ['layer2'] : distinct(advertisementsOf(one).map(announced)),
        }));
        const found = cluster.pools.map((one) => ({
          name: one.name,
          addresses: one.entries.map(({ text }) => spelled(String(plain(text)))),
          autoAssign: one.autoAssign,
          avoidBuggyIPs: one.avoidBuggyIPs,
          advertisements: distinct(
            cluster.manifests
              .filter(({ kind }) => kind.endsWith('Advertisement'))
              .filter((manifest) =>
                JSON.stringify(manifest.get(['spec', 'ipAddressPools'])).includes(`"${String(one.name)}"`),
              )
              .map((manifest) =>
                manifest.kind === 'L2Advertisement'
                  ? 'layer2'
                  : JSON.stringify([
                      manifest.get(['spec', 'aggregationLength']) ?? 32,
                      manifest.get(['spec', 'localPref']) ?? 0,
                      itemsOf(manifest.get(['spec', 'communities']))
                        .map(String)
                        .sort(),
                    ]),
              ),
          ),
        }));
        expect(found).toEqual(expected);
      }),
    );
  });

  it('has the same peers, with the timers of then', () => {
    fc.assert(
      fc.property(config, (old) => {
        const { resources } = migrateSources([legacy(old)], Releases.of('0.16.1'));
        fc.pre(resources.length > 0);
        const cluster = clusterOf(resources.map(resourceYaml).join('---\n'));
        expect(
          cluster.peers.map((one) => [
            one.myASN,
            one.peerASN,
            one.peerAddress,
            one.manifest.get(['spec', 'peerPort']),
            one.holdTime,
            one.keepaliveTime,
            one.passwordSecret !== undefined,
            one.nodeSelectors.length,
          ]),
        ).toEqual(
          (old.peers ?? []).map((one) => [
            one['my-asn'],
            one['peer-asn'],
            one['peer-address'],
            one['peer-port'],
            one['hold-time'] === undefined || one['hold-time'] === '0s' ? '90s' : one['hold-time'],
            one['keepalive-time'] === '0s' ? undefined : one['keepalive-time'],
            one.password !== undefined,
            one['node-selectors']?.length ?? 0,
          ]),
        );
      }),
    );
  });

  it('gives every resource a valid name of its own', () => {
    fc.assert(
      fc.property(config, (old) => {
        const { resources } = migrateSources([legacy(old)], Releases.of('0.16.1'));
        const names = resources.map(({ kind, name: one }) => `${kind}/${one}`);
        expect(new Set(names).size).toBe(names.length);
        expect(resources.filter((one) => !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(one.name))).toEqual([]);
      }),
    );
  });
});

function spelled(text: string): string {
  const parsed = parsePoolEntry(text);
  return 'interval' in parsed ? formatInterval(parsed.interval) : text;
}

function announced(one: {
  readonly 'aggregation-length'?: number | undefined;
  readonly localpref?: number | undefined;
  readonly communities?: readonly string[] | undefined;
}): string {
  return JSON.stringify([one['aggregation-length'] ?? 32, one.localpref ?? 0, [...(one.communities ?? [])].sort()]);
}

/** Without any there was one without any setting. */
function advertisementsOf(one: object): readonly Parameters<typeof announced>[0][] {
  const list: unknown = Reflect.get(one, 'bgp-advertisements');
  return Array.isArray(list) && list.length > 0 ? list : [{}];
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../../src/address/interval.ts';
import { parsePoolEntry } from '../../../src/address/pool-entry.ts';
import { itemsOf } from '../../../src/manifest/tree.ts';
import { Unknown } from '../../../src/manifest/unknown.ts';
import { migrateSources } from '../../../src/metallb/migrate/migrate-sources.ts';
import { resourceYaml } from '../../../src/metallb/migrate/resource.ts';
import { Releases } from '../../../src/metallb/release.ts';
import { clusterOf } from '../cluster-of.ts';
import { oldConfig as config, legacy } from './old-grammar.ts';

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
                      manifest.get(['spec', 'aggregationLengthV6']) ?? 128,
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
        const profiles = new Map(
          cluster.manifests
            .filter(({ kind }) => kind === 'BFDProfile')
            .map((manifest) => [String(manifest.name), manifest.get(['spec', 'receiveInterval'])]),
        );
        expect(
          cluster.peers.map((one) => [
            one.myASN,
            one.peerASN,
            one.peerAddress,
            one.manifest.get(['spec', 'peerPort']),
            one.holdTime,
            one.keepaliveTime,
            one.passwordSecret !== undefined,
            ['sourceAddress', 'routerID', 'ebgpMultiHop'].map((field) => one.manifest.get(['spec', field])),
            profiles.get(String(one.manifest.get(['spec', 'bfdProfile']))),
            asData(one.manifest.get(['spec', 'nodeSelectors'])),
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
            [one['source-address'], one['router-id'], one['ebgp-multihop']],
            old['bfd-profiles']?.find((profile) => profile.name === one['bfd-profile'])?.['receive-interval'],
            one['node-selectors']?.map((selector) => ({
              ...(selector['match-labels'] && { matchLabels: selector['match-labels'] }),
              ...(selector['match-expressions'] && { matchExpressions: selector['match-expressions'] }),
            })),
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

/** Mappings as objects. */
function asData(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(asData);
  return tree instanceof Map ? Object.fromEntries([...tree].map(([key, value]) => [key, asData(value)])) : tree;
}

function spelled(text: string): string {
  const parsed = parsePoolEntry(text);
  return 'interval' in parsed ? formatInterval(parsed.interval) : text;
}

function announced(one: {
  readonly 'aggregation-length'?: number | undefined;
  readonly 'aggregation-length-v6'?: number | undefined;
  readonly localpref?: number | undefined;
  readonly communities?: readonly string[] | undefined;
}): string {
  const lengths = [one['aggregation-length'] ?? 32, one['aggregation-length-v6'] ?? 128];
  return JSON.stringify([...lengths, one.localpref ?? 0, [...(one.communities ?? [])].sort()]);
}

/** Without any there was one without any setting. */
function advertisementsOf(one: object): readonly Parameters<typeof announced>[0][] {
  const list: unknown = Reflect.get(one, 'bgp-advertisements');
  return Array.isArray(list) && list.length > 0 ? list : [{}];
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}

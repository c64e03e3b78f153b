import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import { predictionOf } from '../../../src/metallb/allocator/prediction-of.ts';
import { migrateSources } from '../../../src/metallb/migrate/migrate-sources.ts';
import { resourceYaml } from '../../../src/metallb/migrate/resource.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { serviceLabel } from '../../../src/metallb/service.ts';
import { clusterOf } from '../cluster-of.ts';
import { oldAllocation, type PlainService, spelled } from './old-allocator.ts';
import { legacy, oldConfigs } from './old-grammar.ts';

/** Pools so small that they run out, with addresses that end in .0 and .255, and host bits. */
const config = oldConfigs((index) =>
  fc.constantFrom(
    `10.${index}.0.1/31`,
    `10.${index}.1.254-10.${index}.2.1`,
    `10.${index}.3.9/32`,
    `fd00:${index}::/127`,
  ),
);

const address = fc.constantFrom('10.0.0.0', '10.0.0.1', '10.1.1.255', '10.1.2.1', '10.2.3.9', '10.9.9.9', 'fd00:1::1');

const service = fc.record({
  families: fc.constantFrom(['ipv4' as const], ['ipv6' as const], ['ipv4' as const, 'ipv6' as const]),
  addresses: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: address.map((one) => [one]) },
    { weight: 1, arbitrary: fc.constantFrom(['10.0.0.1', 'fd00:0::1'], ['10.1.2.0', 'fd00:0::1']) },
  ),
  pool: fc.option(fc.constantFrom('pool-0', 'pool-1', 'pool-2', 'none'), { nil: undefined }),
  key: fc.option(fc.constantFrom('mail', 'web'), { nil: undefined }),
  port: fc.constantFrom(25, 80, 443),
});

const services = fc
  .array(service, { maxLength: 12 })
  .map((all): readonly PlainService[] => all.map((one, index) => ({ ...one, name: `s${index}` })));

function manifestOf({ name, families, addresses, pool, key, port }: PlainService): string {
  const annotations = {
    ...(addresses.length > 0 && { 'metallb.universe.tf/loadBalancerIPs': addresses.join() }),
    ...(pool !== undefined && { 'metallb.universe.tf/address-pool': pool }),
    ...(key !== undefined && { 'metallb.universe.tf/allow-shared-ip': key }),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop', annotations },
    spec: {
      type: 'LoadBalancer',
      ports: [{ port }],
      ipFamilyPolicy: families.length > 1 ? 'RequireDualStack' : 'SingleStack',
      ipFamilies: families.map((family) => (family === 'ipv4' ? 'IPv4' : 'IPv6')),
    },
  });
}

/** What each Service gets of the migrated configuration in a release of today. */
function migratedAllocation(old: unknown, all: readonly PlainService[], release: Release) {
  const { resources } = migrateSources([legacy(old)], Releases.of(release));
  const text = [...resources.map(resourceYaml), ...all.map(manifestOf)].join('\n---\n');
  const { results } = predictionOf(clusterOf(text, { releases: Releases.of(release) }));
  return new Map(
    [...results].map(([one, result]) => [
      serviceLabel(one).replace('shop/', ''),
      result.status === 'assigned' ? result.addresses.map((given) => spelled(formatAddress(given))) : undefined,
    ]),
  );
}

describe('a migration of any configuration of the old grammar', () => {
  it('gives every Service the address of release 0.12 in the first releases of today', () => {
    fc.assert(
      fc.property(config, services, (old, all) => {
        expect(sorted(migratedAllocation(old, all, '0.13.4'))).toEqual(
          sorted(oldAllocation(old['address-pools'], all)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives every Service that asks for a pool or for addresses, and not for both, the same in the last one', () => {
    fc.assert(
      fc.property(config, services, (old, all) => {
        const plain = all.map((one) => (one.addresses.length > 0 ? { ...one, pool: undefined } : one));
        expect(sorted(migratedAllocation(old, plain, '0.16.1'))).toEqual(
          sorted(oldAllocation(old['address-pools'], plain)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a Service without an address that asks for one and for another pool, from 0.13.10 on', () => {
    const pools = [0, 1].map((index) => ({
      name: `pool-${index}`,
      protocol: 'layer2',
      addresses: [`10.${index}.0.0/30`],
    }));
    const both: PlainService = {
      name: 'till',
      families: ['ipv4'],
      addresses: ['10.0.0.1'],
      pool: 'pool-1',
      key: undefined,
      port: 80,
    };
    const old = { 'address-pools': pools };
    expect(oldAllocation(pools, [both]).get('till')).toEqual([spelled('10.0.0.1')]);
    expect(migratedAllocation(old, [both], '0.13.9').get('till')).toEqual([spelled('10.0.0.1')]);
    expect(migratedAllocation(old, [both], '0.13.10').get('till')).toBeUndefined();
  });
});

/** In the order of names, the addresses of each in their order. */
function sorted(results: ReadonlyMap<string, readonly string[] | undefined>) {
  return [...results]
    .map(([name, given]) => [name, given?.toSorted()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Offers } from '../../src/metallb/allocator/offers.ts';
import { indexPools } from '../../src/metallb/allocator/pool-index.ts';
import { anyOf } from '../../src/metallb/labels.ts';
import { NamespaceIndex } from '../../src/metallb/namespace-index.ts';
import { anyMatches } from '../../src/metallb/selector.ts';
import { clusterOf, resource } from './cluster-of.ts';

const NAME = 'kubernetes.io/metadata.name';

const value = fc.constantFrom('x', 'x', 'y', 'z', '$X');
const labels = fc.dictionary(fc.constantFrom('team', 'tier'), value, { maxKeys: 2 });
const key = fc.constantFrom('team', 'tier', 'team', 'tier', NAME);
const place = fc.constantFrom('a', 'b', 'c', 'd', 'metallb-system');

const requirement = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('In', 'In', 'NotIn'), values: fc.array(fc.oneof(value, place)) }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant<string[]>([]) }),
);
const selectors = fc.array(
  fc.array(requirement, { minLength: 1, maxLength: 2 }).map((all) => ({ matchExpressions: all })),
  { maxLength: 2 },
);
const serviceSelectors = fc.constantFrom<readonly object[]>([], [], [{ matchLabels: { app: 'w' } }]);
const pools = fc.array(
  fc.record({
    autoAssign: fc.constantFrom(true, true, false),
    serviceAllocation: fc.record({
      namespaces: fc.array(fc.oneof(place, place, fc.constant('$NS')), { maxLength: 1 }),
      namespaceSelectors: selectors,
      serviceSelectors,
    }),
  }),
  { minLength: 1, maxLength: 5 },
);
const written = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'metallb-system'), labels);
const services = fc.array(fc.record({ namespace: place, app: fc.constantFrom('w', 'v') }), { maxLength: 5 });

function cluster(
  namespaces: Readonly<Record<string, unknown>>,
  kept: readonly object[],
  asking: readonly { readonly namespace: string; readonly app: string }[],
) {
  const items = [
    ...Object.entries(namespaces).map(([name, labels]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    })),
    ...asking.map(({ namespace, app }, at) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `s${at}`, namespace, labels: { app } },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    })),
  ];
  const resources = kept.map((spec, at) =>
    resource('IPAddressPool', `p${at}`, JSON.stringify({ addresses: [`192.0.2.${at}/32`], ...spec })),
  );
  return clusterOf([...resources, ...items.map((item) => `---\n${JSON.stringify(item)}\n`)].join(''));
}

it('holds selectors against few namespaces and finds what a look at all of them finds', () => {
  fc.assert(
    fc.property(written, pools, services, (namespaces, kept, asking) => {
      const found = cluster(namespaces, kept, asking);
      const names = [...found.namespaces];
      const index = new NamespaceIndex(found, names);
      for (const { allocation } of found.pools) {
        const asked = allocation?.namespaceSelectors ?? [];
        const matching = (name: string) => anyMatches(asked, found.labelsOfNamespace(name));
        expect(index.matchedBy(asked)).toBe(anyOf(names, matching));
        const scope = index.scopeOf(asked);
        const inside = (name: string) => scope?.names.includes(name) || (scope?.unwritten && !index.has(name));
        const outside = scope === undefined ? [] : names.filter((name) => !inside(name));
        expect(anyOf(outside, matching)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

it('offers a Service what a look at every pool finds', () => {
  fc.assert(
    fc.property(written, pools, services, (namespaces, kept, asking) => {
      const found = cluster(namespaces, kept, asking);
      const index = indexPools(found, '0.16.1');
      const offers = new Offers(index);
      for (const service of found.services) {
        const offer = offers.to(service);
        const answers = index.pools.map((rules) => [rules.name, rules.offers(service)] as const);
        const surely = answers.filter(([, answer]) => answer === true).map(([name]) => name);
        expect(offer.pinned.flat().map(({ name }) => name)).toEqual(surely);
        expect(offer.clouded).toBe(answers.some(([, answer]) => answer === 'unknown'));
      }
    }),
    { numRuns: 300 },
  );
});

it('holds so many namespaces against selectors, and then nobody knows whether one matches', () => {
  const found = cluster(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`n${at}`, { team: 'x' }])), [], []);
  const index = new NamespaceIndex(
    found,
    [...found.namespaces].filter((name) => name !== 'metallb-system'),
  );
  const without = { key: 'team', operator: 'DoesNotExist', values: [], route: [] };
  const answers = Array.from({ length: 1002 }, () =>
    index.matchedBy([{ route: [], requirements: [without], known: true }]),
  );
  expect(answers).toEqual([...Array.from({ length: 1000 }, () => false), 'unknown', 'unknown']);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AskedLabels } from '../../src/metallb/asked-labels.ts';
import { Labeled } from '../../src/metallb/labeled.ts';
import { anyMatches } from '../../src/metallb/selector.ts';
import { clusterOf, resource } from './cluster-of.ts';

const key = fc.constantFrom('team', 'tier', 'app');
const value = fc.constantFrom('x', 'x', 'y', 'z', '$X');
const requirement = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('In', 'In', 'NotIn'), values: fc.array(value) }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant<string[]>([]) }),
);
const selectors = fc.array(
  fc.array(requirement, { minLength: 1, maxLength: 2 }).map((all) => ({ matchExpressions: all })),
  { maxLength: 2 },
);
const labels = fc.oneof(fc.dictionary(key, fc.oneof(value, fc.constant(7)), { maxKeys: 2 }), fc.constant('$LABELS'));

/** A cluster with Services of these labels, and a pool with these Service selectors. */
function cluster(services: readonly unknown[], serviceSelectors: readonly object[]) {
  const items = services.map((written, at) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `s${at}`, namespace: 'a', labels: written },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
  }));
  const spec = { addresses: ['192.0.2.0/24'], serviceAllocation: { serviceSelectors } };
  return clusterOf(
    resource('IPAddressPool', 'p', JSON.stringify(spec)) +
      items.map((item) => `---\n${JSON.stringify(item)}\n`).join(''),
  );
}

it('holds selectors against few Services, and surely leaves out none that they match', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 5 }), selectors, (services, asked) => {
      const found = cluster(services, asked);
      const read = found.pools[0]?.allocation?.serviceSelectors ?? [];
      const candidates = new Labeled(found.services).candidates(read);
      const left = found.services.filter((one) => candidates?.has(one) === false);
      expect(left.map((one) => anyMatches(read, one.labels))).toEqual(left.map(() => false));
    }),
    { numRuns: 300 },
  );
});

it('finds none for values that nobody has, and tells where no label decides', () => {
  const services = [{ team: 'x' }, { team: 'y', tier: 'z' }];
  const count = (asked: object) => {
    const found = cluster(services, [{ matchExpressions: [asked] }]);
    return new Labeled(found.services).candidates(found.pools[0]?.allocation?.serviceSelectors ?? [])?.size;
  };
  expect(count({ key: 'team', operator: 'In', values: ['w'] })).toBe(0);
  expect(count({ key: 'team', operator: 'In', values: ['w', 'y'] })).toBe(1);
  expect(count({ key: 'tier', operator: 'Exists' })).toBe(1);
  expect(count({ key: 'team', operator: 'NotIn', values: ['w'] })).toBe(undefined);
});

it('tells no Services apart that the same selectors match', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 5 }), selectors, (services, asked) => {
      const found = cluster(services, asked);
      const read = found.pools[0]?.allocation?.serviceSelectors ?? [];
      const askedLabels = new AskedLabels(read);
      const answers = new Map(
        found.services.map((one) => [askedLabels.of(one.manifest), anyMatches(read, one.labels)]),
      );
      for (const one of found.services)
        expect(anyMatches(read, one.labels)).toBe(answers.get(askedLabels.of(one.manifest)));
    }),
    { numRuns: 300 },
  );
});

it('sees nothing of labels that nobody asks for', () => {
  const found = cluster([{ app: 'one' }, { app: 'two' }, { team: 'x' }], [{ matchLabels: { team: 'x' } }]);
  const asked = new AskedLabels(found.pools[0]?.allocation?.serviceSelectors ?? []);
  expect(found.services.map(({ manifest }) => asked.of(manifest))).toEqual(['', '', '[["team","x"]]']);
});

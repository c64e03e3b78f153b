import fc from 'fast-check';
import type { Release } from '../../../src/metallb/release.ts';
import type {
  Labels,
  PlainAllocation,
  PlainCluster,
  PlainEntry,
  PlainFamily,
  PlainPolicy,
  PlainPool,
  PlainService,
} from './plain.ts';
import { plainAddress } from './plain.ts';

/** Releases between which something about allocation changed. */
const RELEASES_THAT_DIFFER: readonly Release[] = [
  '0.13.0',
  '0.13.4',
  '0.13.9',
  '0.13.10',
  '0.14.8',
  '0.14.9',
  '0.15.0',
  '0.16.1',
];

const NAMESPACES = { a: { team: 'x' }, b: {}, 'metallb-system': {} };

const labels: fc.Arbitrary<Labels> = fc.constantFrom({}, { app: 'web' }, { app: 'db', tier: 'back' });

const selector: fc.Arbitrary<Labels> = fc.constantFrom({ app: 'web' }, { app: 'db' }, { tier: 'back' });

const allocation: fc.Arbitrary<PlainAllocation> = fc.record({
  priority: fc.constantFrom(undefined, 0, 1, 2, 2, -1),
  namespaces: fc.constantFrom<readonly string[]>(...[[], [], ['a'], ['b'], ['gone']]),
  namespaceSelectors: fc.constantFrom<readonly Labels[]>(...[[], [], [], [{ team: 'x' }], [{ team: 'none' }]]),
  serviceSelectors: fc.oneof(
    { weight: 2, arbitrary: fc.constant<readonly Labels[]>([]) },
    { weight: 1, arbitrary: selector.map((one) => [one]) },
  ),
});

/** Where a pool's addresses start: pools never overlap, and runs cross from .255 to .0. */
const STARTS = [254, 510, 766] as const;

function poolAt(index: number): fc.Arbitrary<PlainPool> {
  const start = STARTS[index] ?? 0;
  const run = (family: PlainFamily) =>
    fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 3 })).map(([skip, size]): PlainEntry[] => {
      const first = start + skip;
      return [{ family, first, last: first + size - 1 }];
    });
  const two = fc.constant<PlainEntry[]>([
    { family: 'ipv4', first: start + 4, last: start + 4 },
    { family: 'ipv4', first: start, last: start },
  ]);
  const entries = fc.oneof(
    { weight: 3, arbitrary: run('ipv4') },
    { weight: 1, arbitrary: run('ipv6') },
    { weight: 1, arbitrary: two },
    { weight: 3, arbitrary: fc.tuple(run('ipv6'), run('ipv4')).map((both) => both.flat()) },
  );
  return fc.record({
    name: fc.constant(['p', 'q', 'r'][index] ?? ''),
    entries,
    autoAssign: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    avoidBuggyIPs: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    allocation: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: allocation }),
  });
}

const address = (family: PlainFamily, pools: readonly PlainPool[]): fc.Arbitrary<string> => {
  const numbers = pools.flatMap(({ entries }) =>
    entries.filter((one) => one.family === family).flatMap(({ first, last }) => [first, first, last, last + 1]),
  );
  return fc.constantFrom(...numbers, 7).map((number) => plainAddress(family, number));
};

function addresses(families: readonly PlainFamily[], pools: readonly PlainPool[]): fc.Arbitrary<readonly string[]> {
  const fitting = fc.tuple(...families.map((family) => address(family, pools)));
  const one = fc
    .constantFrom<PlainFamily>('ipv4', 'ipv6')
    .chain((family) => address(family, pools))
    .map((text) => [text]);
  const same = fc.tuple(address('ipv4', pools), address('ipv4', pools));
  return fc.oneof({ weight: 6, arbitrary: fitting }, { weight: 2, arbitrary: one }, { weight: 1, arbitrary: same });
}

const FAMILIES: readonly (readonly [readonly PlainFamily[], PlainPolicy])[] = [
  [['ipv4'], 'SingleStack'],
  [['ipv4'], 'SingleStack'],
  [['ipv6'], 'SingleStack'],
  [['ipv4', 'ipv6'], 'RequireDualStack'],
  [['ipv4', 'ipv6'], 'PreferDualStack'],
  [['ipv6', 'ipv4'], 'PreferDualStack'],
];

function service(index: number, pools: readonly PlainPool[]): fc.Arbitrary<PlainService> {
  const chance = <T>(weight: number, arbitrary: fc.Arbitrary<T>) =>
    fc.option(arbitrary, { freq: weight, nil: undefined });
  return fc
    .record({
      namespace: fc.constantFrom('a', 'b'),
      labels,
      families: fc.constantFrom(...FAMILIES),
      prefix: fc.constantFrom('old', 'new', 'new', 'both', 'shadowed'),
      key: fc.constantFrom('', '', 'k', 'k', 'l'),
      ports: fc.constantFrom(['TCP/80'], ['TCP/80'], ['TCP/443'], ['UDP/80'], ['TCP/443', 'UDP/80']),
      local: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      selector: fc.constantFrom({}, { app: 'x' }, { app: 'y', z: '1' }),
      pool: fc.oneof(
        { weight: 4, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('p', 'q', 'gone') },
      ),
    })
    .chain((part) => {
      const list = addresses(part.families[0], pools);
      return fc
        .record({
          asked: fc.oneof(
            { weight: 4, arbitrary: fc.constant('') },
            { weight: 2, arbitrary: list.map((items) => items.join(', ')) },
            { weight: 1, arbitrary: fc.constant('10.0.0') },
          ),
          field: chance(1, address('ipv4', pools)).map((text) => text),
          asksByField: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
          status: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: list }),
        })
        .map(({ asked, field, asksByField, status }): PlainService => {
          const says = Object.fromEntries(
            [
              ['loadBalancerIPs', asked],
              ['address-pool', part.pool],
              ['allow-shared-ip', part.key],
            ].filter(([, text]) => text !== ''),
          );
          const other = { loadBalancerIPs: '10.0.0.7', 'address-pool': 'q', 'allow-shared-ip': 'm' };
          return {
            namespace: part.namespace,
            name: `s${index}`,
            labels: part.labels,
            families: part.families[0],
            policy: part.families[1],
            old: part.prefix === 'new' ? {} : part.prefix === 'both' ? other : says,
            new: part.prefix === 'old' ? {} : part.prefix === 'shadowed' ? { 'allow-shared-ip': '' } : says,
            loadBalancerIP: asksByField ? field : undefined,
            ports: part.ports,
            local: part.local,
            selector: part.selector,
            status,
          };
        });
    });
}

/** Clusters of up to three pools in which Services meet as often as they can: few addresses, ports and keys. */
export function clustersOf(mostServices: number): fc.Arbitrary<PlainCluster> {
  const pools = fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => poolAt(at))));
  return fc.tuple(fc.constantFrom(...RELEASES_THAT_DIFFER), pools).chain(([release, pools]) =>
    fc
      .integer({ min: 1, max: mostServices })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => service(at, pools))))
      .map((services) => ({ release, pools, services, namespaces: NAMESPACES })),
  );
}

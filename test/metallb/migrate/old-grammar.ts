import fc from 'fast-check';
import { Source } from '../../../src/text/source.ts';

/** A name as people gave them, also one that no resource may have. */
const name = fc.string({ unit: fc.constantFrom('a', 'B', '_', '-', '1', ' '), minLength: 1, maxLength: 6 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const COMMUNITIES = ['64500:1', '64500:2', 'home'];

const advertisement = fc.record({
  'aggregation-length': maybe(fc.constantFrom(24, 32)),
  'aggregation-length-v6': maybe(fc.constantFrom(120, 128)),
  localpref: maybe(fc.nat(300)),
  communities: maybe(fc.uniqueArray(fc.constantFrom(...COMMUNITIES), { maxLength: 3 })),
});

/** A pool of either protocol; `addresses` are what it may choose from. */
function pool(index: number, addresses: fc.Arbitrary<string>) {
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

const selector = fc.record({
  'match-labels': maybe(fc.constant({ rack: 'r1' })),
  'match-expressions': maybe(fc.constant([{ key: 'zone', operator: 'NotIn', values: ['a', 'b'] }])),
});

const PROFILES = ['Fast One', 'slow'];

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
  'bfd-profile': maybe(fc.constantFrom(...PROFILES)),
  password: maybe(name),
  'node-selectors': maybe(fc.array(selector, { minLength: 1, maxLength: 2 })),
});

const milliseconds = maybe(fc.integer({ min: 10, max: 60000 }));

const profile = fc.record({
  name: fc.oneof(fc.constantFrom(...PROFILES), name),
  'receive-interval': milliseconds,
  'transmit-interval': milliseconds,
  'echo-interval': milliseconds,
  'detect-multiplier': maybe(fc.integer({ min: 2, max: 255 })),
  'minimum-ttl': maybe(fc.integer({ min: 1, max: 254 })),
  'echo-mode': maybe(fc.boolean()),
  'passive-mode': maybe(fc.boolean()),
});

/** A configuration of the whole grammar of MetalLB up to 0.12, as plain data; `addresses` gives those of a pool. */
export function oldConfigs(addresses: (index: number) => fc.Arbitrary<string>) {
  return fc.record({
    'address-pools': fc
      .integer({ min: 0, max: 4 })
      .chain((count) => fc.tuple(...[...Array(count).keys()].map((index) => pool(index, addresses(index))))),
    peers: maybe(fc.array(peer, { maxLength: 3 })),
    'bgp-communities': maybe(fc.constant({ home: '64500:100' })),
    'bfd-profiles': maybe(fc.uniqueArray(profile, { selector: (one) => one.name, maxLength: 2 })),
  });
}

/** Configurations with pools of any size. */
export const oldConfig = oldConfigs((index) =>
  fc.constantFrom(`10.${index}.0.0/24`, `10.${index}.1.7-10.${index}.1.9`, `10.${index}.2.9/30`, `fd00:${index}::/120`),
);

/** The ConfigMap of a configuration, without what is undefined: JSON is YAML too. */
export function legacy(value: unknown): Source {
  const text = JSON.stringify(value).replaceAll("'", '');
  return new Source(
    'config.yaml',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config, namespace: metallb-system }\ndata:\n  config: '${text}'\n`,
  );
}

import { describe, expect, it, test } from 'vitest';
import type { Route } from '../../src/manifest/tree.ts';
import { documentOf, placed } from './read.ts';

const POOL = `# the pool
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: office, labels: {} }
spec:
  addresses:
    - 192.0.2.1-192.0.2.9
    - "192.0.2.20/32"   # one
  autoAssign:
  note: |
    two
    lines

  peers:
    - name: a
      port: 179
    -
      - nested
`;

const VALUES: readonly (readonly [string, Route, string])[] = [
  ['a scalar is its own text', ['kind'], '3:7 IPAddressPool'],
  ['a quoted scalar has its quotes', ['spec', 'addresses', 1], '8:7 "192.0.2.20/32"'],
  ['a block scalar ends with its last character', ['spec', 'note'], '10:9 |\n    two\n    lines'],
  ['a collection on one line is its own text', ['metadata'], '4:11 { name: office, labels: {} }'],
  ['a collection on several lines is its key', ['spec', 'addresses'], '6:3 addresses'],
  ['an empty value is its key', ['spec', 'autoAssign'], '9:3 autoAssign'],
  ['an item on several lines is its first key', ['spec', 'peers', 0], '15:7 name'],
  ['an item without keys is its first line', ['spec', 'peers', 1, 0], '18:9 nested'],
  ['a missing value is the key of its parent', ['spec', 'addressses'], '5:1 spec'],
  ['a missing value in braces is the key, too', ['metadata', 'namespace'], '4:1 metadata'],
  ['a missing item is the key of its list', ['spec', 'addresses', 7], '6:3 addresses'],
  ['a missing branch is its nearest present parent', ['spec', 'a', 'b', 0], '5:1 spec'],
  ['what is missing in an item is the first key there', ['spec', 'peers', 0, 'address'], '15:7 name'],
  ['what a scalar cannot hold is the scalar', ['kind', 'a'], '3:7 IPAddressPool'],
  ['what is missing at the top is the first key', ['status'], '2:1 apiVersion'],
  ['the document is its first key', [], '2:1 apiVersion'],
];

const KEYS: readonly (readonly [string, Route, string])[] = [
  ['a value has its key', ['spec', 'addresses'], '6:3 addresses'],
  ['an item on one line is the item', ['spec', 'addresses', 0], '7:7 192.0.2.1-192.0.2.9'],
  ['an item on several lines is its first key', ['spec', 'peers', 0], '15:7 name'],
  ['a missing key is that of its parent', ['metadata', 'namespace'], '4:1 metadata'],
  ['what is missing at the top is the first key', ['status'], '2:1 apiVersion'],
];

describe('the place of a value', () => {
  test.each(VALUES)('%s', (_, route, expected) => {
    expect(placed(documentOf(POOL).places.value(route))).toBe(expected);
  });
});

describe('the place of a key', () => {
  test.each(KEYS)('%s', (_, route, expected) => {
    expect(placed(documentOf(POOL).places.key(route))).toBe(expected);
  });
});

describe('places', () => {
  it('lead through an alias to what the anchor holds', () => {
    const { places } = documentOf('a: &x\n  - 192.0.2.1\nb: *x\n');
    expect(placed(places.value(['b', 0]))).toBe('2:5 192.0.2.1');
    expect(placed(places.value(['b']))).toBe('3:1 b');
    expect(placed(places.key(['b']))).toBe('3:1 b');
  });

  it('of a list with one item is the key, as of a list with more', () => {
    expect(placed(documentOf('a:\n  - x\n').places.value(['a']))).toBe('1:1 a');
    expect(placed(documentOf('a: [x]\n').places.value(['a']))).toBe('1:4 [x]');
  });

  it('of an item on one line is the item', () => {
    expect(placed(documentOf('a:\n  - b: x\n').places.value(['a', 0]))).toBe('2:5 b: x');
  });

  it('lead through a merge key to where the pair is written', () => {
    const { places } = documentOf('a: &x { p: 1, q: 2 }\nb: &y { q: 3 }\nc:\n  <<: [*x, *y]\n  p: 4\n');
    expect(placed(places.value(['c', 'q']))).toBe('1:18 2');
    expect(placed(places.key(['c', 'q']))).toBe('1:15 q');
    expect(placed(places.value(['c', 'p']))).toBe('5:6 4');
  });

  it('of the second document count from the start of the file', () => {
    expect(placed(documentOf('# x\n---\n# y\n--- # z\na: 1\n').places.value(['a']))).toBe('5:4 1');
  });

  it('exist for a document that does not parse', () => {
    expect(placed(documentOf('\na: "x\n').places.value(['a']))).toBe('2:1 a: "x');
  });

  it('find a key by its text, whatever type it has', () => {
    expect(placed(documentOf('1: x\ntrue: y\n').places.value(['1']))).toBe('1:4 x');
  });
});

import { describe, expect, it, test } from 'vitest';
import type { Cluster } from '../../../src/metallb/cluster.ts';
import { readSelectors } from '../../../src/metallb/selector.ts';
import { canOverlap } from '../../../src/metallb/verdict/disjoint.ts';
import { meetings, selectorsKey } from '../../../src/metallb/verdict/meetings.ts';
import { reachOf, shareNode } from '../../../src/metallb/verdict/nodes.ts';
import { officePlan, siteOf } from '../../site/sites-of.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { bgp } from './conditions.ts';

const selecting = (expressions: string) => `nodeSelectors: [ { matchExpressions: [ ${expressions} ] } ]`;
const rack = (...values: readonly string[]) =>
  `nodeSelectors: [ ${values.map((value) => `{ matchLabels: { rack: ${value} } }`).join(', ')} ]`;

/** The cluster of a text, with nodes n1 in rack r1, n2 in rack r2. */
function planned(text: string): Cluster {
  const nodes = 'nodes: [{ name: n1, labels: { rack: r1 } }, { name: n2, labels: { rack: r2 } }]';
  const [cluster] = siteOf(officePlan({ prod: nodes }), { prod: text }).clusters;
  if (cluster === undefined) throw new Error('The plan has no cluster');
  return cluster;
}

/** What is asked about two advertisements of a cluster. */
function two<T>(cluster: Cluster, ask: (one: Parameters<typeof shareNode>[1], other: typeof one) => T): T {
  const [one, other] = cluster.bgpAdvertisements;
  if (one === undefined || other === undefined) throw new Error('two are needed');
  return ask(one, other);
}

describe('two lists of selectors can select one object', () => {
  test.each([
    ['where one is empty', '', rack('r1'), true],
    ['where the other is empty', rack('r1'), '', true],
    ['with one value', rack('r1'), rack('r1'), true],
    ['not with two values', rack('r1'), rack('r2'), false],
    ['with one value in common', rack('r1', 'r2'), rack('r2', 'r3'), true],
    ['with a value that is not known', rack('r1'), rack('"$RACK"'), 'unknown'],
    ['with one that is known among others', rack('r1', '"$RACK"'), rack('r1'), true],
    ['with a selector of which nothing is known', 'nodeSelectors: "$NODES"', rack('r1'), 'unknown'],
    ['by labels of two keys', rack('r1'), selecting('{ key: row, operator: In, values: [r2] }'), true],
    ['not without the label', rack('r1'), selecting('{ key: rack, operator: DoesNotExist }'), false],
    [
      'not without the label, asked the other way',
      selecting('{ key: rack, operator: DoesNotExist }'),
      rack('r1'),
      false,
    ],
    [
      'not with and without a label',
      selecting('{ key: rack, operator: Exists }'),
      selecting('{ key: rack, operator: DoesNotExist }'),
      false,
    ],
    ['with a label and any value of it', rack('r1'), selecting('{ key: rack, operator: Exists }'), true],
    ['not with the value ruled out', rack('r1'), selecting('{ key: rack, operator: NotIn, values: [r2, r1] }'), false],
    ['with another value ruled out', rack('r1'), selecting('{ key: rack, operator: NotIn, values: [r2] }'), true],
    [
      'with one of two values ruled out',
      selecting('{ key: rack, operator: In, values: [r1, r2] }'),
      selecting('{ key: rack, operator: NotIn, values: [r1] }'),
      true,
    ],
    [
      'not in the second of two demands',
      selecting('{ key: row, operator: Exists }, { key: rack, operator: In, values: [r1] }'),
      selecting('{ key: zone, operator: Exists }, { key: rack, operator: In, values: [r2] }'),
      false,
    ],
  ])('%s', (_title, one, other, expected) => {
    const cluster = clusterOf(bgp('a', one) + bgp('b', other));
    expect(two(cluster, (a, b) => canOverlap(a.nodeSelectors, b.nodeSelectors))).toBe(expected);
    expect(two(cluster, shareNode.bind(undefined, cluster))).toBe(expected);
  });
});

describe('the nodes of a plan', () => {
  test.each([
    ['without selectors', '', 'all'],
    ['with the label of one', rack('r1'), 'some'],
    ['with the labels of all', rack('r1', 'r2'), 'some'],
    ['with a label of none', rack('r3'), 'none'],
    ['with a label that is not known', rack('"$RACK"'), 'some'],
  ])('are reached %s', (_title, spec, expected) => {
    const reach = (cluster: Cluster) => cluster.bgpAdvertisements.map((one) => reachOf(cluster, one));
    expect(reach(planned(bgp('a', spec)))).toEqual([expected]);
    expect(reach(clusterOf(bgp('a', spec)))).toEqual([spec === '' ? 'all' : 'some']);
  });

  test.each([
    ['any one, without selectors', '', '', true],
    ['the one that one of the two selects', '', rack('r2'), true],
    ['none, with two labels', rack('r1'), rack('r2'), false],
    ['none, with a label that no node has', rack('r3'), rack('r3'), false],
    ['one, with the labels of both', rack('r1', 'r2'), rack('r2'), true],
    ['perhaps one, with a label that is not known', rack('"$RACK"'), rack('r2'), 'unknown'],
  ])('are shared by two: %s', (_title, one, other, expected) => {
    const cluster = planned(bgp('a', one) + bgp('b', other));
    expect(two(cluster, shareNode.bind(undefined, cluster))).toBe(expected);
  });
});

describe('meetings', () => {
  const groups = (cluster: Cluster) =>
    meetings(cluster, cluster.bgpAdvertisements).map((group) => group.map(({ name }) => name));

  it('are those on each node of the plan, once each', () => {
    const text = bgp('a') + bgp('b', rack('r1')) + bgp('c', rack('r2')) + bgp('d', rack('r3')) + bgp('e', rack('"$R"'));
    expect(groups(planned(text))).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(groups(planned(bgp('a') + bgp('b', rack('r1', 'r2'))))).toEqual([['a', 'b']]);
  });

  it('are one where no label tells resources apart', () => {
    expect(groups(clusterOf(bgp('a') + bgp('b', selecting('{ key: rack, operator: Exists }'))))).toEqual([['a', 'b']]);
    expect(groups(clusterOf(bgp('a') + bgp('b', rack('"$RACK"'))))).toEqual([['a', 'b']]);
  });

  it('are by the value of the label that most ask for, with those that may be anywhere', () => {
    const row = (value: string) => selecting(`{ key: row, operator: In, values: [${value}] }`);
    const text =
      bgp('a') + bgp('b', rack('r1')) + bgp('c', rack('r2', 'r1')) + bgp('d', row('x')) + bgp('e', rack('r2'));
    expect(groups(clusterOf(text))).toEqual([
      ['a', 'd'],
      ['a', 'd', 'b', 'c'],
      ['a', 'd', 'c', 'e'],
    ]);
  });

  it('are by the first of two labels that are asked for as often', () => {
    const zone = (value: string) => selecting(`{ key: zone, operator: In, values: [${value}] }`);
    expect(groups(clusterOf(bgp('a', zone('z')) + bgp('b', rack('r1'))))).toEqual([['a'], ['a', 'b']]);
  });

  it('are by a label that each selector of a resource asks for alone', () => {
    const either = 'nodeSelectors: [ { matchLabels: { rack: r1 } }, { matchLabels: { row: x } } ]';
    expect(groups(clusterOf(bgp('a', either) + bgp('b', rack('r1'))))).toEqual([['a'], ['a', 'b']]);
    expect(groups(clusterOf(bgp('a', either) + bgp('b', either)))).toEqual([['a', 'b']]);
  });
});

describe('selectors are written alike', () => {
  const keyOf = (spec: string) =>
    clusterOf(resource('BGPAdvertisement', 'a', `{ ${spec} }`)).bgpAdvertisements.map((one) =>
      selectorsKey(one.nodeSelectors),
    );

  it('with the same keys, operators and values', () => {
    expect(keyOf(rack('r1'))).toEqual(keyOf(selecting('{ key: rack, operator: In, values: [r1] }')));
    expect(keyOf(rack('"$RACK"'))).toEqual(keyOf(rack('"$RACK"')));
  });

  test.each([
    ['another value', rack('r2')],
    ['another key', selecting('{ key: row, operator: In, values: [r1] }')],
    ['another operator', selecting('{ key: rack, operator: NotIn, values: [r1] }')],
    ['another number of selectors', rack('r1', 'r1')],
    ['a value that is not known', rack('"$RACK"')],
    ['a part that is not known', 'nodeSelectors: [ { matchLabels: { rack: r1 }, matchExpressions: "$MORE" } ]'],
  ])('not with %s', (_title, spec) => {
    expect(keyOf(spec)).not.toEqual(keyOf(rack('r1')));
  });

  it('and none is read from a list that is missing', () => {
    expect(selectorsKey(readSelectors(undefined, ['spec']))).toBe('[]');
  });
});

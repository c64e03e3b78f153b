import { bgp, l2, peer } from '../../metallb/verdict/conditions.ts';
import { pool, type Row, service } from './steps-told.ts';

const nodes = (count: number, labels: (index: number) => string = () => '') =>
  `nodes: [${Array.from({ length: count }, (_, index) => `{ name: n${index}, labels: { ${labels(index)} } }`).join(', ')}]`;

/** What is told of nodes, endpoints and traffic. */
export const nodeRows: readonly Row[] = [
  [
    'no nodes',
    'nodes',
    pool('a') + l2('x') + service(),
    ['note: any node that runs a speaker may announce it; the plan names no nodes to tell which'],
  ],
  [
    'no nodes, and selectors',
    'nodes',
    pool('a') + l2('x', 'nodeSelectors: [ { matchLabels: { rack: r1 } } ]') + service(),
    ['note: the nodes that its nodeSelectors match may announce it; the plan names no nodes to tell which'],
  ],
  ['all nodes', 'nodes', pool('a') + l2('x') + service(), ['good: nodes "n0", "n1" may announce it [n0]'], nodes(2)],
  [
    'many nodes',
    'nodes',
    pool('a') + l2('x') + service(),
    ['good: nodes "n0", "n1", "n2", "n3", "n4" and 2 more may announce it [n0]'],
    nodes(7),
  ],
  [
    'a node by its label',
    'nodes',
    pool('a') + l2('x', 'nodeSelectors: [ { matchLabels: { rack: r1 } } ]') + service(),
    ['good: node "n1" may announce it [n1]'],
    nodes(3, (i) => `rack: r${i}`),
  ],
  [
    'no node by its label',
    'nodes',
    pool('a') + l2('x', 'nodeSelectors: [ { matchLabels: { rack: r9 } } ]') + service(),
    ['bad: no node of the plan matches the nodeSelectors [nodeSelectors] Select labels that a node has.'],
    nodes(3, (i) => `rack: r${i}`),
  ],
  [
    'a node that is excluded',
    'nodes',
    pool('a') + l2('x') + service(),
    [
      'note: node "n1" may not announce it: the label node.kubernetes.io/exclude-from-external-load-balancers [n1]',
      'good: nodes "n0", "n2" may announce it [n0]',
    ],
    nodes(3, (i) => (i === 1 ? "node.kubernetes.io/exclude-from-external-load-balancers: ''" : '')),
  ],
  [
    'all nodes excluded',
    'nodes',
    pool('a') + l2('x') + service(),
    [
      'bad: nodes "n0", "n1" may not announce it: the label node.kubernetes.io/exclude-from-external-load-balancers [n0] Remove the label node.kubernetes.io/exclude-from-external-load-balancers from a node, or set speaker.ignoreExcludeLB.',
    ],
    nodes(2, () => "node.kubernetes.io/exclude-from-external-load-balancers: ''"),
  ],
  ['no nodes where nobody speaks', 'nodes', pool('a') + bgp('x') + service(), [], nodes(2)],
  [
    'no selector',
    'endpoints',
    pool('a') + service(),
    ['note: it has no selector: somebody makes its endpoints by hand [spec]'],
  ],
  [
    'a selector that is a variable',
    'endpoints',
    pool('a') + service('selector: "$SELECTOR"'),
    ['unknown: whether pods match its selector cannot be told here ["$SELECTOR"]'],
  ],
  [
    'a value that is a variable',
    'endpoints',
    pool('a') + service('selector: { app: "$APP" }'),
    ['unknown: whether pods match its selector cannot be told here [{ app: "$APP" }]'],
  ],
  [
    'nobody',
    'endpoints',
    pool('a') + service('selector: { app: till }'),
    ['unknown: whether pods match its selector cannot be told here [{ app: till }]'],
  ],
  [
    'a workload',
    'endpoints',
    `${pool('a') + service('selector: { app: till }')}---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: till, namespace: shop }, spec: { selector: { matchLabels: { app: till } }, template: { metadata: { labels: { app: till } }, spec: { containers: [] } } } }\n`,
    ['good: its selector matches a workload of its namespace [{ app: till }]'],
  ],
  [
    'another workload',
    'endpoints',
    `${pool('a') + service('selector: { app: till }')}---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: till, namespace: shop }, spec: { selector: { matchLabels: { app: tills } }, template: { metadata: { labels: { app: tills } }, spec: { containers: [] } } } }\n`,
    [
      'bad: its selector matches no workload of its namespace [{ app: till }] Select app: tills, or give the pods app: till.',
    ],
  ],
  ['the policy Cluster', 'traffic', pool('a') + l2('x') + service(), []],
  [
    'the policy Local on layer 2',
    'traffic',
    pool('a') + l2('x') + service('externalTrafficPolicy: Local'),
    [
      'note: externalTrafficPolicy Local: only nodes with a ready pod announce it, and the one node that answers serves it with its own pods alone [Local]',
    ],
  ],
  [
    'the policy Local over BGP',
    'traffic',
    pool('a') + bgp('x') + peer('p') + service('externalTrafficPolicy: Local'),
    [
      'note: externalTrafficPolicy Local: only nodes with a ready pod announce it, and each node serves its own pods alone [Local]',
    ],
  ],
  [
    'the policy Local without address',
    'traffic',
    l2('x') + service('externalTrafficPolicy: Local'),
    [
      'note: externalTrafficPolicy Local: only nodes with a ready pod announce it, and each node serves its own pods alone [Local]',
    ],
  ],
  [
    'a policy that is a variable',
    'traffic',
    pool('a') + l2('x') + service('externalTrafficPolicy: "$POLICY"'),
    ['unknown: its externalTrafficPolicy cannot be known ["$POLICY"]'],
  ],
];

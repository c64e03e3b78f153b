import { holdConditions, l2, pool } from './conditions.ts';

const CONTROLLER = ['controller', 'stale'] as const;
const kept = (allocation: string) => pool('apps', undefined, `, serviceAllocation: { ${allocation} }`);
const selected = (selector: string) => kept(`serviceSelectors: [ ${selector} ]`);

holdConditions('2.4 pools', [
  {
    title: 'an empty list',
    fact: 'pool-empty',
    refused: pool('apps', ''),
    neighbor: pool('apps'),
    first: CONTROLLER,
  },
  {
    title: 'an entry that does not parse',
    fact: 'pool-entry',
    refused: pool('apps', '198.51.100.1'),
    neighbor: pool('apps', '198.51.100.1/32'),
    first: CONTROLLER,
  },
  {
    title: 'a reversed range',
    fact: 'pool-entry',
    refused: pool('apps', '198.51.100.9-198.51.100.8'),
    neighbor: pool('apps', '198.51.100.8-198.51.100.8'),
    first: CONTROLLER,
  },
  {
    title: 'entries of two pools that overlap',
    fact: 'pool-overlap',
    refused: pool('apps') + pool('shop', '198.51.100.15/32'),
    neighbor: pool('apps') + pool('shop', '198.51.100.16/32'),
    first: CONTROLLER,
  },
  {
    title: 'entries of one pool that overlap',
    fact: 'pool-overlap',
    refused: pool('apps', '198.51.100.0/28, 198.51.100.15-198.51.100.20'),
    neighbor: pool('apps', '198.51.100.0/28, "::/0"'),
    first: CONTROLLER,
  },
  {
    title: 'two pools of one name',
    fact: 'duplicate-name',
    refused: pool('apps') + pool('apps', '198.51.100.16/28'),
    neighbor: pool('apps') + pool('shop', '198.51.100.16/28'),
    first: ['api-server', 'object'],
  },
  {
    title: 'a namespace twice',
    fact: 'duplicate-entry',
    refused: kept('namespaces: [ shop, shop ]'),
    neighbor: kept('namespaces: [ shop, bank ]'),
    since: '0.13.10',
    first: CONTROLLER,
  },
  {
    title: 'a selector twice',
    fact: 'selector-duplicate',
    refused: selected('{ matchLabels: { a: b } }, { matchLabels: { a: b } }'),
    neighbor: selected('{ matchLabels: { a: b } }, { matchExpressions: [ { key: a, operator: In, values: [ b ] } ] }'),
    since: '0.13.10',
    first: CONTROLLER,
  },
  {
    title: 'a malformed selector',
    fact: 'selector-malformed',
    refused: selected('{ matchLabels: { "a b": c } }'),
    neighbor: selected('{ matchLabels: { "a.b/c": "" } }'),
    since: '0.13.8',
    first: CONTROLLER,
  },
  {
    title: 'a required field that is missing',
    fact: 'schema',
    refused:
      '---\n{ apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: { name: a, namespace: m }, spec: {} }',
    neighbor: pool('apps'),
    first: ['api-server', 'object'],
  },
]);

const nodes = (selectors: string) => l2('apps', `nodeSelectors: [ ${selectors} ]`);
const asks = (...expressions: readonly string[]) =>
  nodes(`{ matchExpressions: [ ${expressions.map((one) => `{ ${one} }`).join(', ')} ] }`);

holdConditions('2.5 selectors', [
  {
    title: 'equal but for the order of values',
    fact: 'selector-duplicate',
    refused: nodes(
      '{ matchExpressions: [ { key: a, operator: In, values: [ b, c ] } ] }, { matchExpressions: [ { key: a, operator: In, values: [ c, b ] } ] }',
    ),
    neighbor: nodes(
      '{ matchExpressions: [ { key: a, operator: Exists }, { key: b, operator: Exists } ] }, { matchExpressions: [ { key: b, operator: Exists }, { key: a, operator: Exists } ] }',
    ),
  },
  {
    title: 'two empty ones',
    fact: 'selector-duplicate',
    refused: nodes('{}, {}'),
    neighbor: nodes('{}'),
  },
  {
    title: 'an expression twice',
    fact: 'selector-duplicate',
    refused: asks('key: a, operator: Exists', 'key: a, operator: Exists'),
    neighbor: asks('key: a, operator: Exists', 'key: a, operator: DoesNotExist'),
  },
  {
    title: 'a value twice',
    fact: 'selector-duplicate',
    refused: asks('key: a, operator: In, values: [ b, b ]'),
    neighbor: asks('key: a, operator: In, values: [ b, B ]'),
  },
  {
    title: 'an operator in the wrong case',
    fact: 'selector-malformed',
    refused: asks('key: a, operator: exists'),
    neighbor: asks('key: a, operator: Exists'),
  },
  {
    title: 'In without values',
    fact: 'selector-malformed',
    refused: asks('key: a, operator: In'),
    neighbor: asks('key: a, operator: In, values: [ "" ]'),
  },
  {
    title: 'DoesNotExist with values',
    fact: 'selector-malformed',
    refused: asks('key: a, operator: DoesNotExist, values: [ b ]'),
    neighbor: asks('key: a, operator: DoesNotExist, values: []'),
  },
  {
    title: 'a value of 64 characters',
    fact: 'selector-malformed',
    refused: asks(`key: a, operator: NotIn, values: [ ${'x'.repeat(64)} ]`),
    neighbor: asks(`key: a, operator: NotIn, values: [ ${'x'.repeat(63)} ]`),
  },
]);

import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import { writtenLabels } from '../../src/metallb/labels.ts';
import { anyMatches, matches, readSelector, readSelectors } from '../../src/metallb/selector.ts';
import { Source } from '../../src/text/source.ts';

function treeOf(text: string) {
  return readDocuments(new Source('a.yaml', text)).documents[0]?.tree;
}

function match(selector: string, labels: string) {
  const fields = readDocuments(new Source('b.yaml', labels)).documents[0]?.fields ?? new Map();
  return matches(readSelector(treeOf(selector), []), writtenLabels(fields));
}

describe('a label selector', () => {
  it.each([
    ['{}', '{}', true],
    ['{}', '{ reach: wan }', true],
    ['{ matchLabels: { reach: wan } }', '{ reach: wan, tier: a }', true],
    ['{ matchLabels: { reach: wan } }', '{ reach: lan }', false],
    ['{ matchLabels: { reach: wan } }', '{}', false],
    ['{ matchLabels: { reach: wan, tier: a } }', '{ reach: wan }', false],
    ['{ matchLabels: { reach: "" } }', '{ reach: "" }', true],
    ['{ matchLabels: { reach: "" } }', '{}', false],
  ])('takes matchLabels %s on %s as %s', (selector, labels, expected) => {
    expect(match(selector, labels)).toBe(expected);
  });

  it.each([
    ['In, values: [wan, dmz]', '{ reach: dmz }', true],
    ['In, values: [wan, dmz]', '{ reach: lan }', false],
    ['In, values: [wan, dmz]', '{}', false],
    ['NotIn, values: [wan]', '{ reach: lan }', true],
    ['NotIn, values: [wan]', '{ reach: wan }', false],
    ['NotIn, values: [wan]', '{}', true],
    ['Exists', '{ reach: "" }', true],
    ['Exists', '{}', false],
    ['DoesNotExist', '{ reach: wan }', false],
    ['DoesNotExist', '{}', true],
  ])('takes operator %s on %s as %s', (operator, labels, expected) => {
    expect(match(`{ matchExpressions: [{ key: reach, operator: ${operator} }] }`, labels)).toBe(expected);
  });

  it('asks for matchLabels and matchExpressions together', () => {
    const selector = '{ matchLabels: { tier: a }, matchExpressions: [{ key: reach, operator: Exists }] }';
    expect(match(selector, '{ tier: a, reach: wan }')).toBe(true);
    expect(match(selector, '{ tier: a }')).toBe(false);
  });

  it.each([
    ['an unknown label value', '{ matchLabels: { reach: wan } }', '{ reach: "$REACH" }'],
    ['an unknown value to compare with', '{ matchLabels: { reach: "$REACH" } }', '{ reach: wan }'],
    [
      'an unknown list of values',
      '{ matchExpressions: [{ key: reach, operator: In, values: "$ALL" }] }',
      '{ reach: a }',
    ],
    ['an unknown selector', '"$SELECTOR"', '{ reach: wan }'],
    ['a lower-case operator', '{ matchExpressions: [{ key: reach, operator: in, values: [wan] }] }', '{ reach: wan }'],
    ['In without values', '{ matchExpressions: [{ key: reach, operator: In }] }', '{ reach: wan }'],
    ['Exists with values', '{ matchExpressions: [{ key: reach, operator: Exists, values: [wan] }] }', '{ reach: wan }'],
    ['a number as value', '{ matchLabels: { rack: 7 } }', '{ rack: "7" }'],
    ['matchLabels that is a list', '{ matchLabels: [reach] }', '{ reach: wan }'],
  ])('is not judged with %s', (_, selector, labels) => {
    expect(match(selector, labels)).toBe('unknown');
  });

  it('fails for sure where one requirement does, whatever else is unknown', () => {
    expect(match('{ matchLabels: { reach: wan, tier: "$TIER" } }', '{ reach: lan, tier: a }')).toBe(false);
  });

  it('is satisfied by NotIn with an unknown value where the label is not there', () => {
    expect(match('{ matchExpressions: [{ key: reach, operator: NotIn, values: ["$R"] }] }', '{}')).toBe(true);
  });
});

describe('a list of selectors', () => {
  const labels = writtenLabels(new Map([['reach', 'lan']]));
  const list = (text: string) => anyMatches(readSelectors(treeOf(text), ['spec', 'nodeSelectors']), labels);

  it('matches where one of them does', () => {
    expect(list('[{ matchLabels: { reach: wan } }, { matchLabels: { reach: lan } }]')).toBe(true);
    expect(list('[{ matchLabels: { reach: wan } }]')).toBe(false);
  });

  it('holds an empty selector where an item is null, as Go reads it', () => {
    expect(list('[null]')).toBe(true);
  });

  it('matches nothing where it is empty', () => {
    expect(list('[]')).toBe(false);
  });

  it('is unknown as a whole where it is a variable or no list', () => {
    expect(list('"$SELECTORS"')).toBe('unknown');
    expect(list('{ matchLabels: { reach: wan } }')).toBe('unknown');
  });

  it('gives each requirement its route', () => {
    const [selector] = readSelectors(
      treeOf('[{ matchLabels: { reach: wan }, matchExpressions: [{ key: tier, operator: Exists }] }]'),
      ['spec', 'nodeSelectors'],
    );
    expect(selector?.route).toEqual(['spec', 'nodeSelectors', 0]);
    expect(selector?.requirements.map(({ route }) => route)).toEqual([
      ['spec', 'nodeSelectors', 0, 'matchLabels', 'reach'],
      ['spec', 'nodeSelectors', 0, 'matchExpressions', 0],
    ]);
  });
});

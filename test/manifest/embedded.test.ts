import { describe, expect, it } from 'vitest';
import { embeddedDocuments } from '../../src/manifest/embedded.ts';
import type { Route } from '../../src/manifest/tree.ts';
import { documentOf, placed, shown } from './read.ts';

/** Where a value stands in the documents written in the value `text` of a document. */
function embedded(written: string, route: Route): readonly string[] {
  const { fields, places } = documentOf(written);
  const text = fields?.get('text');
  const documents = embeddedDocuments(places.value(['text']), typeof text === 'string' ? text : '');
  return documents.map(({ places: own }) => placed(own.value(route)));
}

describe('YAML in a value', () => {
  it.each([
    ['a literal block', 'x: 1\ntext: |\n  a:\n    - b\n    # c\n    - d\n', ['6:7 d']],
    ['a block with an indentation of its own', 'text: |4-\n      a:\n      - b\n      - d\ny: 1\n', ['4:9 d']],
    ['a block of several documents', 'text: |\n  a: [x, y]\n  ---\n  a: [z, d]\n', ['2:10 y', '4:10 d']],
    ['JSON in single quotes', `text: '{"a": ["b", "d"]}'\n`, ['1:20 "d"']],
    ['JSON over several lines', `text: '{"a": [\n  "b",\n  "d"]}'\n`, ['3:3 "d"']],
    ['a folded block of JSON', 'text: >\n  {"a":\n  ["b", "d"]}\n', ['3:9 "d"']],
  ])('has its places in the file: %s', (_what, written, places) => {
    expect(embedded(written, ['a', 1])).toEqual(places);
  });

  it.each([
    ['with escapes', 'text: "a:\\n  - b\\n  - d\\n"\n', '1:7 "a:\\n  - b\\n  - d\\n"'],
    ['that folding changes', 'text: "{a: [b, \\\n  d]}"\n', '1:7 "{a: [b, \\\n  d]}"'],
    ['of a plain scalar', 'text: a\n', '1:7 a'],
  ])('has the place of the whole value where it does not stand there as it is: %s', (_what, written, place) => {
    expect(embedded(written, ['a', 1])).toEqual([place]);
  });

  it('has the problems of what does not parse at the whole value', () => {
    const { places } = documentOf('text: |\n  a: [\n');
    const [document] = embeddedDocuments(places.value(['text']), 'a: [\n');
    expect(shown(document?.tree)).toBeUndefined();
    expect(document?.problems.map(({ at }) => (at === undefined ? '' : placed(at)))).toEqual(['1:7 |\n  a: [']);
  });

  it('has no documents where there is no text', () => {
    const { places } = documentOf('text: ""\n');
    expect(embeddedDocuments(places.value(['text']), '')).toEqual([]);
  });
});

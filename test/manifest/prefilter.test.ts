import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { Source } from '../../src/text/source.ts';

const WANTED: ReadonlySet<string> = new Set(['Service']);

function skippedIn(text: string): number {
  return readDocuments(new Source('a.yaml', text), WANTED).skipped;
}

describe('a document is passed over', () => {
  test.each([
    ['that names another kind', 'apiVersion: v1\nkind: Deployment # x\nspec: {}\n'],
    ['that names another kind after a marker', '---\n# x\nkind: Deployment\n'],
    ['without any kind', 'a: 1\nb: { c: 2 }\n'],
    ['with the kind of another resource inside', 'kind: Deployment\nspec:\n  kind: Service\n'],
  ])('%s', (_, text) => {
    expect(skippedIn(text)).toBe(1);
  });
});

describe('a document is kept', () => {
  test.each([
    ['of a wanted kind', 'apiVersion: v1\nkind: Service\n'],
    ['of a list', 'kind: ConfigMapList\nitems: []\n'],
    ['with a quoted kind', 'kind: "Deployment"\n'],
    ['with an unknown kind', 'kind: $kind\n'],
    ['with a second kind under another spelling', 'kind: Deployment\n"kind": Service\n'],
    ['with an escaped kind', '"\\x6bind": Service\n'],
    ['with an escaped kind beside a plain one', 'kind: Deployment\n"\\x6bind": Service\n'],
    ['written in braces', '{ kind: Deployment }\n'],
    ['in braces with a kind at the margin', '{\nkind: Deployment\n, kind: Service }\n'],
    ['with its kind on the next line', 'kind:\n  Service\n'],
    ['with a merge key', '<<: { kind: Service }\nkind: Deployment\n'],
  ])('%s', (_, text) => {
    expect(skippedIn(text)).toBe(0);
  });
});

describe('passing over', () => {
  const line = fc.constantFrom(
    'apiVersion: v1',
    'kind: Service',
    'kind: Deployment',
    'kind : Service',
    '"kind": Service',
    "'kind': Deployment",
    '? kind',
    ': Service',
    '"\\x6bind": Service',
    'kind: List',
    'items:',
    '- apiVersion: v1',
    '  kind: Service',
    '  kind: Deployment',
    'kind:',
    '  Service',
    'a: "',
    "a: '",
    '"',
    'b: |',
    '{',
    '}',
    ', kind: Service',
    '<<: *a',
    'a: &a',
    '&b',
    '!!map',
    '# kind: Service',
    '---',
    '--- # x',
    '--- {kind: Service, apiVersion: v1}',
    '...',
    '%YAML 1.2',
    'kind: Deployment # x',
    'kind: Deployment#',
    '',
    ' ',
    '\tx',
  );
  const text = fc
    .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'))
    .map(([lines, end]) => lines.join(end) + end);

  it('loses no resource of a wanted kind', () => {
    const wanted = (source: Source, kinds?: ReadonlySet<string>): readonly number[] =>
      readDocuments(source, kinds)
        .documents.flatMap((document) => resourcesOf(document).manifests)
        .filter(({ kind }) => WANTED.has(kind))
        .map((manifest) => manifest.at(['kind']).start);
    fc.assert(
      fc.property(text, (written) => {
        const source = new Source('a.yaml', written);
        expect(wanted(source, WANTED)).toEqual(wanted(source));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts every document', () => {
    fc.assert(
      fc.property(text, (written) => {
        const source = new Source('a.yaml', written);
        const { documents, skipped } = readDocuments(source, WANTED);
        expect(documents.length + skipped).toBe(readDocuments(source).documents.length);
      }),
      { numRuns: 500 },
    );
  });
});

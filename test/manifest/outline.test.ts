import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chunksOf } from '../../src/manifest/chunks.ts';
import { readDocument } from '../../src/manifest/documents.ts';
import { outlineOf } from '../../src/manifest/outline.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { Source } from '../../src/text/source.ts';

/** The outlines of the documents of a text, each beside the resources that parsing it finds. */
function told(text: string) {
  const source = new Source('a.yaml', text);
  return chunksOf(text).map((chunk) => {
    const document = readDocument(source, chunk);
    return { outline: outlineOf(text, chunk), document, resources: resourcesOf(document) };
  });
}

function outlined(text: string): unknown {
  return told(text).map(({ outline }) => outline);
}

describe('an outline', () => {
  test.each([
    [
      'of a resource',
      'apiVersion: apps/v1\nkind: Deployment # x\nmetadata:\n  name: web\n  namespace: shop\nspec: {}\n',
    ],
    [
      'after a marker and a comment',
      '---\n# x\nkind: Deployment\napiVersion: apps/v1\nmetadata:\n  namespace: shop\n  name: web\n',
    ],
    [
      'with quoted names',
      'kind: "Deployment"\napiVersion: \'apps/v1\'\nmetadata:\n    name: "web"\n    namespace: shop',
    ],
    [
      'with other metadata around',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  labels:\n    name: x\n  # y\n\n  name: web\n  finalizers:\n  - a\n  namespace: shop\n',
    ],
    [
      'with lines that end with CRLF',
      'apiVersion: apps/v1\r\nkind: Deployment\r\nmetadata:\r\n  name: web\r\n  namespace: shop\r\n',
    ],
  ])('tells the head %s', (_, text) => {
    expect(outlined(text)).toEqual([{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' }]);
  });

  test.each([
    ['without a kind', 'a: 1\nb:\n  c: "2" # d\n'],
    ['with the kind of another resource inside', 'spec:\n  kind: Service\n'],
    ['in JSON of another tool', '{"kind": "row", "panels": []}'],
    ['of another tool that is large', `a: [\n${'b: c\n'.repeat(5000)}`],
  ])('knows a document %s as none', (_, text) => {
    expect(outlined(text)).toEqual(['none']);
  });

  test.each([
    ['of a list', 'apiVersion: v1\nkind: ConfigMapList\nitems: []\n'],
    ['with an unknown kind', 'apiVersion: v1\nkind: $kind\n'],
    ['with an unknown name', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${NAME}\n'],
    ['with a second kind', 'apiVersion: v1\nkind: Pod\nkind: Service\n'],
    ['with a second kind under another spelling', 'apiVersion: v1\nkind: Deployment\n"kind": Service\n'],
    ['with an escaped kind', '"\\x6bind": Service\napiVersion: v1\n'],
    ['with an escaped kind beside a plain one', 'apiVersion: v1\nkind: Deployment\n"\\x6bind": Service\n'],
    ['written in braces', '{ kind: Deployment, apiVersion: apps/v1 }\n'],
    ['written as JSON', '{ "kind": "Deployment", "apiVersion": "apps/v1" }\n'],
    ['in braces with a kind at the margin', '{\nkind: Deployment\n, kind: Service }\n'],
    ['with its kind on the next line', 'apiVersion: v1\nkind:\n  Service\n'],
    ['with a kind over two lines', 'apiVersion: v1\nkind: Deployment\n  Service\n'],
    ['with a name that is a number', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: 12\n'],
    ['with an anchor', 'apiVersion: v1\nkind: &k Pod\n'],
    ['with a tag', 'apiVersion: v1\nkind: !!str Pod\n'],
    ['with a merge key', '<<: { kind: Service }\nkind: Deployment\n'],
    ['with metadata that merge', 'apiVersion: v1\nkind: Pod\nmetadata:\n  <<: *a\n  name: a\n'],
    ['with metadata in braces', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n'],
    ['that names only a version', 'apiVersion: metallb.io/v1beta1\nkind IPAddressPool\n'],
    ['that does not parse and names no kind', 'a: b\n c: d\n'],
    ['with a key twice and no kind', 'a: b\na: c\n'],
    ['with lone carriage returns', 'apiVersion: v1\rkind: Pod\r'],
    ['that is indented as a whole', ' apiVersion: v1\n kind: Pod\n'],
  ])('leaves a document %s to the parser', (_, text) => {
    expect(outlined(text)).toEqual([undefined]);
  });
});

describe('outlines', () => {
  const line = fc.constantFrom(
    'apiVersion: v1',
    'apiVersion: "v1"',
    'kind: Service',
    'kind: Deployment',
    'kind : Service',
    'Kind: Service',
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
    'metadata:',
    'metadata: # x',
    'metadata: {',
    'metadata: &a',
    '  name: a',
    '  name: "b"',
    '  name: "b',
    '  name: 1',
    '  name: yes',
    '  name: |',
    '    name: c',
    '   name: d',
    '  namespace: e # f',
    '  namespace: ${E}',
    '  labels:',
    '  labels: { name: g }',
    '  labels: {',
    '    x: [',
    '  }',
    '  ]',
    '  <<: *a',
    '  - name: h',
    'a: "',
    "a: '",
    '"',
    'b: |',
    'b: c',
    'b: {',
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
    '"apiVersion": "v1",',
    '',
    ' ',
    '\tx',
  );
  const text = fc
    .tuple(
      fc.constantFrom(
        [],
        ['apiVersion: apps/v1', 'kind: Deployment', 'metadata:'],
        ['kind: Pod', 'metadata:', '  name: a'],
      ),
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([head, lines, end]) => [...head, ...lines].join(end) + end);

  it('say what parsing says of every document without a fault', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const { outline, document, resources } of told(written)) {
          if (outline === undefined || document.problems.length > 0) continue;
          const { manifests, unknownKinds } = resources;
          const heads = manifests.map(({ apiVersion, kind, name, namespace }) => ({
            apiVersion,
            kind,
            name,
            namespace,
          }));
          // A key at the margin inside braces that close further right is none of the document's.
          if (manifests.length === 0 && /[{[]/.test(written)) continue;
          expect({ unknownKinds, heads }).toEqual({ unknownKinds: 0, heads: outline === 'none' ? [] : [outline] });
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('lose no resource', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const { outline, resources } of told(written)) {
          if (outline === 'none') expect(resources.manifests).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

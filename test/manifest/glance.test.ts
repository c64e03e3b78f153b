import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chunksOf } from '../../src/manifest/chunks.ts';
import { glance } from '../../src/manifest/glance.ts';
import { outlineOf } from '../../src/manifest/outline.ts';

const INGRESS = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  namespace: shop\n';

describe('a glance', () => {
  it('tells what a document is, and where it stands', () => {
    expect(glance(`${INGRESS}spec:\n  rules:\n  - host: a\n`)).toEqual([
      {
        chunk: { start: 0, end: 114 },
        outline: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web', namespace: 'shop' },
      },
    ]);
  });

  it('tells several documents apart, and comments between them from documents', () => {
    const seen = glance(
      `# first\n---\n${INGRESS}---\n\n# nothing\n---\nmetadata:\n  name: b\nkind: Role\napiVersion: v1`,
    );
    expect(seen?.map(({ outline, chunk }) => [outline.kind, outline.name, chunk.start, chunk.end])).toEqual([
      ['Ingress', 'web', 8, 99],
      ['Role', 'b', 114, 163],
    ]);
  });

  it('looks at no key below those of the head, and at none beside them', () => {
    const text = 'kind: Role\nrules:\n- kind: Service\n  name: x\napiVersion: v1\nmetadata:\n  name: a\n';
    expect(glance(text)?.map(({ outline }) => outline)).toEqual([
      { apiVersion: 'v1', kind: 'Role', name: 'a', namespace: undefined },
    ]);
  });

  test.each([
    ['a tab', `${INGRESS}spec:\tx\n`],
    ['CRLF', INGRESS.replaceAll('\n', '\r\n')],
    ['a template', `${INGRESS}spec: {{ .Values.spec }}\n`],
    ['another template', `${INGRESS}spec: {% if x %}\n`],
    ['lists in lists', `${INGRESS}spec: [[]]\n`],
    ['an escape that may spell a letter', `${INGRESS}"\\x6bind": Service\n`],
    ['a quoted key at the margin', `${INGRESS}"kind": Service\n`],
    ['an explicit key', `? kind\n: Service\n${INGRESS}`],
    ['a merge key', `<<: *base\n${INGRESS}`],
    ['two kinds', `${INGRESS}kind: Service\n`],
    ['no kind', 'a: 1\n'],
    ['a list of resources', 'apiVersion: v1\nkind: List\nitems: []\n'],
    ['a list as a whole', `- a\n${INGRESS}`],
    ['something before the keys', `  x\n${INGRESS}`],
    ['JSON', '{"kind": "Ingress"}\n'],
    ['content behind a marker', `--- # x\n${INGRESS}`],
    ['the end of a document', `${INGRESS}...\n${INGRESS}`],
    ['a directive', `%YAML 1.2\n---\n${INGRESS}`],
    ['a byte order mark', `\uFEFF${INGRESS}`],
    ['indented keys alone', ' kind: Ingress\n'],
  ])('leaves %s to a closer look', (_, text) => {
    expect(glance(text)).toBeUndefined();
  });

  it('tells nothing but what a closer look tells', () => {
    const line = fc.constantFrom(
      'kind: Ingress',
      'kind: Service # x',
      '  kind: Pod',
      'apiVersion: v1',
      'apiVersion: "v1"',
      'metadata:',
      'metadata: {}',
      '  name: a',
      '  namespace: b',
      '    name: c',
      'spec:',
      '- x',
      '  - name: d',
      '---',
      '--- ',
      '--- x',
      '...',
      '# y',
      '',
      ' ',
      'ä: ö',
      'text: |',
      'text: "\\x6bind\\',
      '"\\x6bind": Pod',
      '  "n\\u0061me": e',
      '\u2028',
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (drawn) => {
        const seen = glance(drawn);
        if (seen === undefined) return;
        const closer = chunksOf(drawn).map((chunk) => ({ chunk, outline: outlineOf(drawn, chunk) }));
        expect(seen).toEqual(closer);
      }),
      { numRuns: 20_000 },
    );
  });
});

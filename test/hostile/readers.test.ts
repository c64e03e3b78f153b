import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importers } from '../../src/plan/imports/importers.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { repository } from '../files/repository.ts';
import { letters } from './letters.ts';
import { NASTY, onLine, WORST } from './nasty.ts';
import { importsWith } from './nasty-imports.ts';

/** What may stand where something else belongs, in JSON and in text. */
const MISFITS = [
  ...[
    'null',
    '7',
    '-1',
    '1e400',
    '0x10',
    '""',
    '[]',
    '{}',
    'true',
    '[null]',
    '[[]]',
    '[{}]',
    '"\\ud800"',
    '\0',
    '\u2028',
  ],
  ...[
    '{"__proto__":{"a":1}}',
    '"__proto__"',
    '"::/0"',
    '99999999999999999999',
    '"0.0.0.0/0"',
    '"',
    '\\',
    '{',
    '}',
    ';',
    '\n',
  ],
];

/** Texts, each with its start, by which its test is called. */
function shortened(texts: readonly string[]): readonly (readonly [start: string, text: string])[] {
  return texts.map((text) => [text.slice(0, 40), text]);
}

describe.each([...importers.keys()])('import %s', (type) => {
  const text = importsWith[type]?.('a', '10.7.0') ?? '';

  it('answers for what is broken anywhere', async () => {
    const root = repository({ 'plan.yaml': planText([]), 'k8s/a.yaml': '' });
    const step = Math.ceil(text.length / 12);
    for (let at = 0; at < text.length; at += step) {
      const misfit = MISFITS[at % MISFITS.length] ?? '';
      const token = /^(?:"(?:[^"\\]|\\.)*"|[\w.-]+|.)/s.exec(text.slice(at))?.[0] ?? '';
      const broken = [text.slice(0, at), text.slice(0, at) + misfit + text.slice(at + token.length), text.slice(at)];
      for (const one of broken) {
        writeFileSync(join(root, 'data.txt'), one);
        await letters(['import', type, 'data.txt'], root);
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['NUL', '\0'.repeat(1000)],
    ['lists without end', '['.repeat(20_000)],
    ['mappings without end', '{"a":'.repeat(20_000)],
    ['blocks without end', 'a {'.repeat(20_000)],
    ['a line of 500 KB', 'a'.repeat(500_000)],
    ['500 KB of quotes', '"'.repeat(500_000)],
    ['500 KB of commas', ','.repeat(500_000)],
    ['500,000 lines', '\n'.repeat(500_000)],
    ['half of a pair of UTF-16', '\ud800'],
    ['a template', '{{ .Values.a }}'],
  ])('answers for %s', async (_name, data) => {
    const { status } = await letters(['import', type, 'data.txt'], repository({ 'data.txt': data }));
    expect([0, 2]).toContain(status);
  });
});

describe('pointers of an extract', () => {
  const values = `{ "a": { "b": [192.168.20.201-192.168.20.202] }, "__proto__": { "c": "192.168.20.203/32" }, "": { "": x } }
`;
  const extracted = (pointer: string, file = values) =>
    letters(
      ['allocate', '-f', 'json'],
      repository({
        'plan.yaml': planText(
          [['.200-.239', 'service']],
          `extract: [{ file: values.yaml, pools: [{ name: p, addresses: ${JSON.stringify(pointer)}, advertise: l2 }] }]`,
        ),
        'k8s/service.yaml': serviceText('apps/web'),
        'values.yaml': file,
      }),
    );

  it.each(
    shortened([
      ...['/constructor', '/constructor/prototype', '/toString', '/a/constructor', '/a/b/length', '/a/b/-', '/a/b/01'],
      ...['/a/b/1e0', '/a/b/-1', '/hasOwnProperty', `/${'a/'.repeat(50_000)}`, '/a/b/99999999999999999999'],
    ]),
  )('lead to no part of a document by %s', async (_start, pointer) => {
    const { out } = await extracted(pointer);
    expect(out).not.toContain('192.168.20.20');
  });

  it('lead to what a document calls __proto__, and to no prototype', async () => {
    expect((await extracted('/__proto__/c')).out).toContain('192.168.20.203');
    expect((await extracted('/__proto__/polluted')).out).not.toContain('192.168.20');
    expect((await extracted('/a/b')).out).toContain('192.168.20.201');
  });

  it.each([WORST, '', '/', '//', '~', '/~', '/~2', '/a~', 'a', '#/a'])('answer for %j', async (pointer) => {
    expect([0, 2]).toContain((await extracted(pointer)).status);
  });

  it.each([
    ['is nested', `a: ${'['.repeat(10_000)}`],
    ['holds itself', 'a: &a { a: *a, b: *a }\n'],
    ['is empty', ''],
    ['is a list', '[1]'],
    ['is binary', '\0\u0001'],
    ['repeats a key', 'a: 1\na: { b: 192.168.20.201 }\n'],
  ])('answer for a file that %s', async (_how, file) => {
    expect([0, 2]).toContain((await extracted('/a/b', file)).status);
  });
});

describe('variables of Flux', () => {
  const flux = (
    substitute: Readonly<Record<string, string>>,
    pool: string,
    data: Readonly<Record<string, string>> = {},
  ) => {
    const kind = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata: { name: 'a' } };
    const from = [{ kind: 'ConfigMap', name: 'vars' }];
    const spec = {
      path: './apps',
      sourceRef: { kind: 'GitRepository', name: 'a' },
      postBuild: { substitute, substituteFrom: from },
    };
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'vars' }, data };
    return letters(
      ['-f', 'json'],
      repository({
        'plan.yaml': planText([['.200-.239', 'service']]),
        'k8s/flux.yaml': JSON.stringify({ ...kind, spec }),
        'k8s/vars.yaml': JSON.stringify(map),
        'apps/pool.yaml': pool,
      }),
    );
  };

  it.each([
    ['refer to themselves', { a: `\${a}`, b: `\${c}`, c: `\${b}` }, `\${a}\${b}`],
    [
      'multiply',
      Object.fromEntries(
        [...'abcdefghijklmnopqrst'].map((name, index, all) => [name, `\${${all[index + 1]}}`.repeat(9)]),
      ),
      `\${a}`,
    ],
    [
      'are called as what every object has',
      { constructor: 'x', toString: 'y' },
      `\${constructor}\${toString}\${__proto__}\${valueOf}`,
    ],
    ['never end', {}, `\${`.repeat(100_000)],
    ['nest', {}, `${`\${a:=`.repeat(10_000)}x${'}'.repeat(10_000)}`],
    [
      'cut and replace',
      { a: 'x'.repeat(1000) },
      `\${a:0:99999999999}\${a/x/y}\${a//x/\${a}}\${a^^}\${#a}\${a:-1}\${!a}`,
    ],
    [
      'are nasty',
      Object.fromEntries(NASTY.map((text, index) => [`v${index}`, text])),
      NASTY.map((_, index) => `\${v${index}}`).join(''),
    ],
  ])('that %s are answered', async (_how, substitute, name) => {
    const { status } = await flux(
      substitute,
      poolText(JSON.stringify(name), '192.168.20.200-192.168.20.209'),
      substitute,
    );
    expect([0, 1]).toContain(status);
  });

  it('of a megabyte that a file repeats a thousand times do not take all memory', async () => {
    const pool = poolText(JSON.stringify(`\${a}`.repeat(1000)), '192.168.20.200-192.168.20.209');
    const { out } = await flux({ a: 'x'.repeat(1_000_000) }, pool);
    expect(JSON.parse(out).coverage.unknownValues).toBeGreaterThan(0);
    expect(out.length).toBeLessThan(5_000_000);
  });

  it('of a megabyte that thousands of values repeat do not take all memory', async () => {
    const values = Array.from({ length: 5000 }, (_, index) => `\${a}${index}`);
    const pool = poolText('lan', '192.168.20.200-192.168.20.209', `extra: ${JSON.stringify(values)}`);
    const { out } = await flux({ a: 'x'.repeat(900_000) }, pool);
    expect(JSON.parse(out).coverage.unknownValues).toBeGreaterThan(4990);
  });
});

describe('a suppression', () => {
  const faulty = poolText('lan', '192.0.2.999');
  const judged = (comment: string) => letters(['-f', 'json'], repository({ 'pool.yaml': `${comment}\n${faulty}` }));

  it.each(
    shortened([
      ...[
        '__proto__ -- x',
        'constructor -- x',
        '* -- x',
        '** -- x',
        '.* -- x',
        '(a+)+$ -- x',
        ' -- ',
        '-- until 2999-99-99',
      ],
      ...['pool/invalid-address --', 'pool/invalid-address -- \u200b', 'pool/invalid-address\u202e -- x', ', , , -- x'],
      ...[
        `${'a, '.repeat(50_000)} -- x`,
        `${'a'.repeat(1_000_000)} -- x`,
        `${' '.repeat(1_000_000)}-- x`,
        '- '.repeat(500_000),
      ],
      ...NASTY.slice(0, 12).map(onLine),
    ]),
  )('of %j silences nothing', async (_start, text) => {
    const { status, out } = await judged(`# mlb-lint-ignore ${text}\n# mlb-lint-ignore-file ${text}`);
    expect(status).toBe(1);
    expect(out).toContain('"pool/invalid-address"');
  });

  it.each(shortened(['7', '[a]', '{ a: b }', 'null', JSON.stringify(WORST), JSON.stringify('x, '.repeat(100_000))]))(
    'of %s as an annotation silences nothing',
    async (_start, value) => {
      const annotated = faulty.replace('name: lan,', `name: lan, annotations: { mlb-lint/ignore: ${value} },`);
      const { status, out } = await letters(['-f', 'json'], repository({ 'pool.yaml': annotated }));
      expect(status).toBe(1);
      expect(out).toContain('"pool/invalid-address"');
    },
  );
});

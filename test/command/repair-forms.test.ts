import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { rules } from '../../rules/index.ts';
import { type RepairRun, runRepair } from '../../src/command/repair.ts';
import { rewrite } from '../../src/files/rewrite.ts';
import { textOfLines } from '../../src/text/edited-lines.ts';
import { type Case, readPage } from '../rules/page.ts';
import { inFolder } from '../rules/temporary-folder.ts';

type Texts = ReadonlyMap<string, string>;

const fixable = rules.filter(({ fix }) => fix !== undefined);

/** Repairs by one rule alone; gives what was offered, and the files as they are then. */
function repaired(name: string, files: Texts): Promise<{ readonly made: RepairRun['made']; readonly texts: Texts }> {
  return inFolder(files, async (cwd) => {
    const off = fixable.filter((rule) => rule.name !== name).map((rule) => [rule.name, 'off'] as const);
    const plan = files.has('plan.yaml') ? { plan: 'plan.yaml' } : {};
    const options = { cwd, today: '2026-01-15', unsafeFixes: true, rule: Object.fromEntries(off), ...plan };
    const run = await runRepair(options);
    for (const { file, lines } of run.files)
      expect(rewrite(run.workspace.files, file, textOfLines(lines))).toBeUndefined();
    const again = await runRepair(options);
    expect([again.made, again.files]).toEqual([[], []]);
    const broken = again.remaining.judged.findings.filter(({ reported }) => reported.rule === 'yaml/syntax');
    expect(broken).toEqual([]);
    return {
      made: run.made,
      texts: new Map([...files.keys()].map((path) => [path, readFileSync(`${cwd}/${path}`, 'utf8')])),
    };
  });
}

const isManifest = (path: string, text: string) =>
  path !== 'plan.yaml' && /\.ya?ml$/.test(path) && /^kind: (?!Kustomization|HelmRelease|Application)/m.test(text);

/** The files of a case with its manifests written in another form. */
function inForm(files: Texts, form: (text: string) => string): Texts {
  return new Map([...files].map(([path, text]) => [path, isManifest(path, text) ? form(text) : text]));
}

/** Forms in which every byte but those of the repair stays. */
const byteForms: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'no last line end': (text) => text.trimEnd(),
  'a List': (text) => {
    const items = text.split(/^---\n/m).filter((item) => item.trim() !== '');
    return `apiVersion: v1\nkind: List\nitems:\n${items.map(asItem).join('')}`;
  },
};

/** Forms whose every line is another one, so that only repairs that add no line can be told in them. */
const lineForms: Readonly<Record<string, (text: string) => string>> = {
  comments: (text) =>
    text.replace(/^( *)(?:- )?[^\s|>#&*]+(?: [^|>#&*]*)?$/gm, (line, pad: string) =>
      /^(?:---|\.\.\.)/.test(line) ? line : `${pad}# "a": b\n\n${line}  # it's: 'so'`,
    ),
  'double quotes': (text) => quoted(text, '"'),
  'single quotes': (text) => quoted(text, "'"),
};

/** Every key of a line of its own, and every plain value that is no number and no truth, in quotes. */
function quoted(text: string, mark: string): string {
  const value = (word: string) => (/^(?:true|false|null|-?\d+)$/.test(word) ? word : `${mark}${word}${mark}`);
  return text
    .replace(/^( *(?:- )?)([\w./-]+):(?: ([\w./:-]+))?$/gm, (_, pad: string, key: string, word?: string) =>
      [`${pad}${mark}${key}${mark}:`, ...(word === undefined ? [] : [value(word)])].join(' '),
    )
    .replace(/^( *- )([\w./-]+)$/gm, (_, pad: string, word: string) => pad + value(word));
}

function asItem(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`)
    .join('');
}

/** Forms in which the values tell what was repaired. */
const valueForms: Readonly<Record<string, (text: string) => string>> = {
  JSON: (text) => `${JSON.stringify(listOf(text), undefined, 2)}\n`,
  'JSON in one line': (text) => JSON.stringify(listOf(text)),
  'flow style': (text) => stringify(listOf(text), { collectionStyle: 'flow', lineWidth: 0 }),
};

function listOf(text: string): unknown {
  const items = parseAllDocuments(text).map((document) => document.toJS());
  return { apiVersion: 'v1', kind: 'List', items };
}

function countLines(text: string): number {
  return text.split('\n').length;
}

/** The Bad cases of a rule that it repairs, at most so many. */
async function repairable(name: string, most: number): Promise<readonly Case[]> {
  const found: Case[] = [];
  for (const example of readPage(readFileSync(`rules/${name}.md`, 'utf8')).cases) {
    if (found.length === most || example.section !== 'Bad') continue;
    const isPlain = [...example.files.keys()].every((path) => /\.yaml$/.test(path) && !/kustomization/.test(path));
    if (isPlain && (await repaired(name, example.files)).made.length > 0) found.push(example);
  }
  return found;
}

describe.each(fixable.map(({ name }) => name))('the repair of %s', (name) => {
  it('changes the same in every form, no other byte, and is done then', async () => {
    const cases = await repairable(name, 2);
    for (const { files, title } of cases) {
      const { made, texts } = await repaired(name, files);
      const isInPlace = [...texts].every(([path, text]) => countLines(text) === countLines(files.get(path) ?? ''));
      const forms = { ...byteForms, ...(isInPlace ? lineForms : {}) };
      for (const [form, write] of Object.entries(forms)) {
        const other = await repaired(name, inForm(files, write));
        expect([title, form, other.made.length, ...other.texts]).toEqual([
          title,
          form,
          made.length,
          ...inForm(texts, write),
        ]);
      }
    }
    expect(cases.length).toBeGreaterThan(0);
  });

  it('changes the same values in JSON and in flow style, or nothing', async () => {
    let changed = 0;
    for (const { files, title } of await repairable(name, 2)) {
      const { texts } = await repaired(name, files);
      for (const [form, write] of Object.entries(valueForms)) {
        const written = inForm(files, write);
        const other = await repaired(name, written);
        for (const [path, text] of other.texts) {
          if (text === written.get(path)) continue;
          changed++;
          expect([title, form, parse(text)]).toEqual([title, form, parse(write(texts.get(path) ?? ''))]);
        }
      }
    }
    expect(changed).toBeGreaterThan(0);
  });
});

describe('a repair in a file with aliases', () => {
  const pool = (entry: string, label: string) => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: front, namespace: metallb-system, annotations: { block: ${label} } }
spec: { addresses: [${entry}] }
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: front, namespace: metallb-system }
`;
  const service = (name: string, annotations: string, spec: string) =>
    `  - { apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: ${annotations} }, spec: ${spec} }\n`;
  const list = (...items: readonly string[]) => `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
  const SPEC = '{ type: LoadBalancer, ports: [{ port: 80 }] }';

  it.each([
    ['an anchor without an alias', pool('&block 192.0.2.17/28', 'a'), pool('&block 192.0.2.16/28', 'a')],
    [
      'an anchor in another document',
      `${pool('192.0.2.17/28', 'a')}---\na: &a 1\nb: *a\n`,
      `${pool('192.0.2.16/28', 'a')}---\na: &a 1\nb: *a\n`,
    ],
    ['what only looks like an alias', pool('192.0.2.17/28', '"&a *a"'), pool('192.0.2.16/28', '"&a *a"')],
  ])('is made beside %s', async (_, text, expected) => {
    expect((await repaired('pool/host-bits', new Map([['a.yaml', text]]))).texts.get('a.yaml')).toBe(expected);
  });

  it.each([
    ['pool/host-bits', 'an anchored value', pool('*block', '&block 192.0.2.17/28')],
    [
      'service/unknown-annotation',
      'an anchored mapping',
      list(service('a', '&ask { metallb.io/loadbalancerIPs: 192.0.2.1 }', SPEC), service('b', '*ask', SPEC)),
    ],
    [
      'service/unknown-annotation',
      'a mapping that is merged in',
      list(
        service('a', '&ask { metallb.io/loadbalancerIPs: 192.0.2.1 }', SPEC),
        service('b', '{ <<: *ask, a: b }', SPEC),
      ),
    ],
    [
      'service/wrong-type',
      'an anchored word',
      list(
        service('a', '{ metallb.io/loadBalancerIPs: 192.0.2.1 }', '{ type: &type NodePort, ports: [{ port: 80 }] }'),
        service('b', '{ a: b }', '{ type: *type, ports: [{ port: 80 }] }'),
      ),
    ],
  ])('of %s is not offered for %s, which others repeat', async (name, _, text) => {
    const { made, texts } = await repaired(name, new Map([['a.yaml', text]]));
    expect([made, texts.get('a.yaml')]).toEqual([[], text]);
  });
});

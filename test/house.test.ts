import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { version } from '../src/command/version.ts';
import { codeBelow, filesBelow, readCode } from './house/code.ts';
import * as laws from './house/laws.ts';

const house = codeBelow('src', 'rules');
const everything = codeBelow('src', 'rules', 'test', 'scripts', 'bench', 'fuzz');

function breaches(law: laws.Law, files = house): readonly string[] {
  return files.flatMap((code) => law(code).map((what) => `${code.path}: ${what}`));
}

describe('the house', () => {
  it('has a place in the order for every folder of src', () => {
    const folders = new Set(house.map(({ path }) => laws.folderOf(path)));
    expect([...folders].filter((folder) => folder === undefined || !laws.order.flat().includes(folder))).toEqual([]);
  });

  it('lets data flow one way: no import climbs', () => expect(breaches(laws.importsFlowOneWay)).toEqual([]));

  it('shows the list of rules to commands alone', () => expect(breaches(laws.onlyCommandKnowsTheRules)).toEqual([]));

  it('keeps each library in its folder', () => expect(breaches(laws.librariesStayHome)).toEqual([]));

  it('imports no library from a second folder', () => {
    const folders = new Map<string, Set<string | undefined>>();
    for (const code of house) {
      for (const name of laws.packagesOf(code)) {
        folders.set(name, (folders.get(name) ?? new Set()).add(laws.folderOf(code.path)));
      }
    }
    expect([...folders].filter(([, homes]) => homes.size > 1)).toEqual([]);
  });

  it('names the file in a relative import', () => expect(breaches(laws.importsNameTheFile, everything)).toEqual([]));

  it('names its exports, and passes none on', () => expect(breaches(laws.exportsAreNamed, everything)).toEqual([]));

  it('has honest types', () => expect(breaches(laws.typesAreHonest, everything)).toEqual([]));

  it('touches the outside only at its doors', () => expect(breaches(laws.effectsStayOutside)).toEqual([]));

  it('documents every export', () => expect(breaches(laws.exportsAreDocumented, codeBelow('src'))).toEqual([]));

  it('leaves nothing behind', () => expect(breaches(laws.nothingIsLeftBehind, everything)).toEqual([]));

  it('has short files', () => expect(breaches(laws.filesAreShort, everything)).toEqual([]));

  it('has paths that say what is there', () => {
    const paths = ['src', 'rules', 'test', 'scripts', 'bench', 'fuzz'].flatMap(filesBelow);
    expect(paths.filter((path) => !path.includes('__snapshots__')).flatMap(laws.pathsSayWhatIsThere)).toEqual([]);
  });

  it('stands alone: no file leads out of the repository', () => {
    const outside = /\.\.\/shared\b/;
    const texts = filesBelow('.').filter((path) => /\.(ts|mjs|json|ya?ml|md|sh)$|(^|\/)[^.]+$/.test(path));
    const strays = texts.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return outside.test(text) && !(path.startsWith('test/') && text.includes('skipIf'));
    });
    expect(strays).toEqual([]);
  });

  it('says one version everywhere', () => {
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });
});

describe('the catalogue', () => {
  const paths = filesBelow('rules').filter((path) => path !== 'rules/index.ts');
  const named = paths.filter((path) => path.endsWith('.ts')).map((path) => path.slice('rules/'.length, -'.ts'.length));

  it('lists every rule, once', () => expect(rules.map(({ name }) => name).sort()).toEqual([...named].sort()));

  it('has a page for every rule', () => expect(named.filter((name) => !existsSync(`rules/${name}.md`))).toEqual([]));

  it('has nothing but rules and their pages', () => {
    expect(
      paths.filter((path) => !named.some((name) => [`rules/${name}.ts`, `rules/${name}.md`].includes(path))),
    ).toEqual([]);
  });

  it('keeps a family together', () => {
    const families = rules.map(({ name }) => name.split('/')[0]);
    expect(
      families.filter((family, index) => families.indexOf(family) !== index && families[index - 1] !== family),
    ).toEqual([]);
  });

  it('proves every rule, and says it in a sentence without a full stop', () => {
    expect(
      rules.filter(({ evidence, summary }) => evidence.some((proof) => proof === '') || !/^\S.*[^.]$/.test(summary)),
    ).toEqual([]);
  });
});

describe('the laws', () => {
  const text = 'export const x = 1;\n';
  const bad: readonly (readonly [law: laws.Law, path: string, text: string])[] = [
    [laws.importsFlowOneWay, 'src/address/a.ts', "import { b } from '../manifest/b.ts';"],
    [laws.importsFlowOneWay, 'src/review/a.ts', "import { b } from '../../rules/pool/b.ts';"],
    [laws.importsFlowOneWay, 'src/text/a.ts', "export async function f() { await import('../files/b.ts'); }"],
    [laws.importsFlowOneWay, 'src/lint/a.ts', "import type { B } from '../cli/b.ts';"],
    [laws.importsFlowOneWay, 'src/cli/a.ts', "import { b } from '../index.ts';"],
    [laws.onlyCommandKnowsTheRules, 'src/report/a.ts', "import { rules } from '../../rules/index.ts';"],
    [laws.onlyCommandKnowsTheRules, 'rules/pool/a.ts', "import { rules } from '../index.ts';"],
    [laws.librariesStayHome, 'src/plan/a.ts', "import { parse } from 'yaml';"],
    [laws.librariesStayHome, 'src/report/a.ts', "import Ajv from 'ajv/dist/2020.js';"],
    [laws.importsNameTheFile, 'src/plan/a.ts', "import { b } from './b';"],
    [laws.importsNameTheFile, 'src/plan/a.ts', "import { b } from './b.js';"],
    [laws.exportsAreNamed, 'src/plan/a.ts', 'export default 1;'],
    [laws.exportsAreNamed, 'src/plan/a.ts', "export * from './b.ts';"],
    [laws.exportsAreNamed, 'src/plan/a.ts', "export { b } from './b.ts';"],
    [laws.typesAreHonest, 'src/plan/a.ts', 'const a = b as string;'],
    [laws.typesAreHonest, 'src/plan/a.ts', 'const a: any = 1;'],
    [laws.typesAreHonest, 'src/plan/a.ts', 'const a = b!.c;'],
    [laws.effectsStayOutside, 'src/plan/a.ts', "import { readFileSync } from 'node:fs';"],
    [laws.effectsStayOutside, 'src/plan/a.ts', 'const { env } = process;'],
    [laws.effectsStayOutside, 'src/plan/a.ts', 'export const a = () => Date.now();'],
    [laws.effectsStayOutside, 'rules/pool/a.ts', 'console.log(1);'],
    [laws.effectsStayOutside, 'src/source/a.ts', "import { readFile } from 'node:fs/promises';"],
    [laws.exportsAreDocumented, 'src/plan/a.ts', text],
    [laws.exportsAreDocumented, 'src/plan/a.ts', `/* no doc */\n${text}`],
    [laws.exportsAreDocumented, 'src/plan/a.ts', '/** Doc of a. */\nconst a = 1;\nexport interface B {}'],
    [laws.nothingIsLeftBehind, 'src/plan/a.ts', '// TODO later'],
    [laws.nothingIsLeftBehind, 'test/plan/a.ts', "it.only('does', () => {});"],
    [laws.filesAreShort, 'src/plan/a.ts', text.repeat(251)],
    [(code) => laws.pathsSayWhatIsThere(code.path), 'src/utils/a.ts', text],
    [(code) => laws.pathsSayWhatIsThere(code.path), 'src/plan/readPlan.ts', text],
  ];

  it.each(bad)('%o is broken by %s: %s', (law, path, text) => expect(law(readCode(path, text))).toHaveLength(1));

  const good: readonly (readonly [law: laws.Law, path: string, text: string])[] = [
    [laws.importsFlowOneWay, 'src/site/a.ts', "import { b } from '../text/b.ts';"],
    [
      laws.typesAreHonest,
      'src/plan/a.ts',
      "import { a as b } from './c.ts';\n// as any!\nconst d = ['as any'] as const;",
    ],
    [laws.effectsStayOutside, 'src/plan/a.ts', 'const a = b.process; const c = { Date: 1 }; // console'],
    [laws.effectsStayOutside, 'src/files/a.ts', "import { readFileSync } from 'node:fs';"],
    [laws.exportsAreDocumented, 'src/plan/a.ts', `/** One. */\n${text}`],
    [laws.filesAreShort, 'src/plan/a.ts', text.repeat(250)],
  ];

  it.each(good)('%o is kept by %s: %s', (law, path, text) => expect(law(readCode(path, text))).toEqual([]));
});

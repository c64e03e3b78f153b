import { posix } from 'node:path';
import { type Code, type Node, nodesOf, specifiersOf } from './code.ts';

/** What a file does against a law: one line each, none where it obeys. */
export type Law = (code: Code) => readonly string[];

/** The folders in the order data flows; folders of one row do not know each other. An arrow may skip, never climb. */
export const order: readonly (readonly string[])[] = [
  ['text'],
  ['files'],
  ['address'],
  ['manifest'],
  ['plan'],
  ['source'],
  ['metallb'],
  ['site'],
  ['lint'],
  ['rules', 'review'],
  ['report'],
  ['command'],
  ['cli', 'action', 'index.ts'],
];

/** Libraries and the only folder that knows them. */
const homes: Readonly<Record<string, string>> = {
  ajv: 'manifest',
  yaml: 'manifest',
  'ipaddr.js': 'address',
  yargs: 'cli',
  '@octokit/rest': 'action',
};

/** Folders that see the outside, and what of it; the others are pure. */
const outside: Readonly<Record<string, RegExp>> = {
  files: /./,
  cli: /./,
  action: /./,
  source: /^node:child_process$/,
};

/** Imports never point to a folder further right. */
export const importsFlowOneWay: Law = (code) => {
  const from = rankOf(folderOf(code.path));
  return targetsOf(code).filter((target) => {
    const [here, there] = [folderOf(code.path), folderOf(target)];
    return there !== undefined && here !== there && rankOf(there) >= from;
  });
};

/** The list of rules, and rules themselves, are seen by `command` alone. */
export const onlyCommandKnowsTheRules: Law = (code) =>
  folderOf(code.path) === 'command'
    ? []
    : targetsOf(code).filter((target) => target === 'rules/index.ts' || (target.startsWith('rules/') && inSrc(code)));

/** A library with a home is imported there alone. */
export const librariesStayHome: Law = (code) =>
  packagesOf(code).filter((name) => homes[name] !== undefined && homes[name] !== folderOf(code.path));

/** Relative imports name the file as it stands there. */
export const importsNameTheFile: Law = (code) =>
  specifiersOf(code).filter((name) => name.startsWith('.') && !/\.(ts|mjs|json)(\?compiled)?$/.test(name));

/** No `export default`, and no `export ... from` but in the library's face. */
export const exportsAreNamed: Law = (code) =>
  code.module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ exportName, moduleRequest }) => {
      return exportName.kind === 'Default' || (moduleRequest !== null && code.path !== 'src/index.ts');
    })
    .map((entry) => code.text.slice(entry.start, entry.end));

/** No `any`, no `!` and no `as` but `as const`. */
export const typesAreHonest: Law = (code) =>
  [...nodesOf(code.program)].filter(([node]) => isDishonest(node, code)).map(([node]) => textOf(node, code));

function isDishonest(node: Node, code: Code): boolean {
  if (node.type === 'TSAsExpression') return !textOf(node, code).endsWith('as const');
  return ['TSAnyKeyword', 'TSNonNullExpression', 'TSTypeAssertion'].includes(node.type);
}

/** The process, the clock, the disk and the network are touched where the house says, nowhere else. */
export const effectsStayOutside: Law = (code) => {
  const allowed = outside[folderOf(code.path) ?? ''] ?? /^$/;
  const modules = specifiersOf(code).filter((name) => EFFECTS.has(name.replace(/\/promises$/, '')));
  const globals = [...nodesOf(code.program)].flatMap(([node, parent, field]) => {
    const name = node.type === 'Identifier' && 'name' in node ? String(node.name) : '';
    return EFFECTS.has(name) && !isOnlyAName(node, parent, field) ? [name] : [];
  });
  return [...modules, ...globals].filter((name) => !allowed.test(name));
};

const EFFECTS = new Set([
  ...['process', 'console', 'Date', 'performance', 'fetch', 'setTimeout', 'setInterval'],
  ...['fs', 'child_process', 'http', 'https', 'net', 'os', 'process', 'worker_threads'].map((name) => `node:${name}`),
]);

/** `here.process`, `{ process: 1 }` and `interface { process: string }` name no global. */
function isOnlyAName(_node: Node, parent: Node | undefined, field: string): boolean {
  if (parent === undefined) return false;
  const computed = 'computed' in parent && parent.computed === true;
  const shorthand = 'shorthand' in parent && parent.shorthand === true;
  return !computed && !shorthand && (field === 'property' || field === 'key');
}

/** Every exported declaration says its contract in a doc comment. */
export const exportsAreDocumented: Law = (code) =>
  [...nodesOf(code.program.body)]
    .filter(([node]) => node.type === 'ExportNamedDeclaration' && 'declaration' in node && node.declaration !== null)
    .filter(([node]) => !code.comments.some((comment) => isDocOf(comment, node, code)))
    .map(([node]) => textOf(node, code).split('\n')[0] ?? '');

function isDocOf(comment: Code['comments'][number], node: Node, code: Code): boolean {
  const isDoc = comment.type === 'Block' && comment.value.startsWith('*');
  return isDoc && comment.end <= node.start && code.text.slice(comment.end, node.start).trim() === '';
}

/** Nothing is left for later, and nothing is switched off. */
export const nothingIsLeftBehind: Law = (code) => {
  const later = code.comments.map(({ value }) => value.trim()).filter((value) => LATER.test(value));
  const focused = [...nodesOf(code.program)].filter(([node]) =>
    /^(it|test|describe)\.(only|skip|todo)$/.test(textOf(node, code)),
  );
  return [...later, ...focused.map(([node]) => textOf(node, code))];
};

const LATER = /^[\s*]*(TODO|FIXME|XXX|HACK)\b|\b(TODO|FIXME|XXX)[:(]|@ts-(ignore|expect-error|nocheck)|biome-ignore/m;

/** One idea a file. */
export const filesAreShort: Law = (code) => {
  const lines = code.text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`${lines} lines`] : [];
};

const MAX_LINES = 250;

/** `kebab-case.ts`, or a page in capitals, in folders with a name that says what is in them. */
export const pathsSayWhatIsThere = (path: string): readonly string[] =>
  path.split('/').filter((part) => VAGUE.has(part) || !PLAIN_NAME.test(part));

const PLAIN_NAME = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.d)?(?:\.[a-z]+)?|[A-Z]+\.(?:md|json))$/;

const VAGUE = new Set(['utils', 'helpers', 'common', 'core', 'types', 'util', 'helper', 'misc']);

/** The packages that a file imports, without Node's own. */
export function packagesOf(code: Code): readonly string[] {
  return specifiersOf(code)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

/** The folder of the house that a path lies in: below `src`, or `rules`; undefined for tests and the like. */
export function folderOf(path: string): string | undefined {
  const [top, next] = path.split('/');
  if (top === 'rules') return 'rules';
  return top === 'src' ? next : undefined;
}

function rankOf(folder: string | undefined): number {
  const rank = order.findIndex((row) => folder !== undefined && row.includes(folder));
  return rank === -1 ? order.length : rank;
}

function inSrc({ path }: Code): boolean {
  return path.startsWith('src/');
}

function targetsOf(code: Code): readonly string[] {
  return specifiersOf(code)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(code.path), name));
}

function textOf(node: Node, code: Code): string {
  return code.text.slice(node.start, node.end);
}

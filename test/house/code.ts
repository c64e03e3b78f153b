import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { type Comment, type EcmaScriptModule, type Program, parseSync } from 'oxc-parser';

/** One of the project's files of code. */
export interface Code {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly module: EcmaScriptModule;
}

/** A node of the syntax tree, as much of it as a law needs. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Parses code; throws where it does not parse. */
export function readCode(path: string, text: string): Code {
  const { program, comments, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  return { path, text, program, comments, module };
}

/** The paths of the files below a folder of the project, sorted; without what is installed, built or git's. */
export function filesBelow(folder: string): readonly string[] {
  const paths: string[] = [];
  const visit = (below: string) => {
    for (const entry of entriesOf(below)) {
      const path = below === '.' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) visit(path);
      if (entry.isFile()) paths.push(path);
    }
  };
  visit(folder);
  return paths.sort();
}

const SKIPPED = new Set(['.git', 'node_modules', 'dist', 'coverage', 'corpus', 'findings']);

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The code below folders of the project. */
export function codeBelow(...folders: readonly string[]): readonly Code[] {
  const paths = folders.flatMap(filesBelow).filter((path) => /\.m?ts$|\.mjs$/.test(path));
  return paths.map((path) => readCode(path, readFileSync(path, 'utf8')));
}

/** What a file imports, also dynamically, and exports from elsewhere. */
export function specifiersOf({ module, text }: Code): readonly string[] {
  const literal = (start: number, end: number) => text.slice(start, end).replace(/^['"`]|['"`]$/g, '');
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => literal(moduleRequest.start, moduleRequest.end)),
  ];
}

/** Every node of a tree with its parent and the name of the field it is in. */
export function* nodesOf(
  tree: unknown,
  parent?: Node,
  field = '',
): Generator<readonly [Node, Node | undefined, string]> {
  if (Array.isArray(tree)) for (const item of tree) yield* nodesOf(item, parent, field);
  else if (isNode(tree)) {
    yield [tree, parent, field];
    for (const [name, value] of Object.entries(tree)) yield* nodesOf(value, tree, name);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chunk, chunksOf } from '../../src/manifest/chunks.ts';
import { readDocument } from '../../src/manifest/documents.ts';
import { DocumentPlaces } from '../../src/manifest/places.ts';
import { plainPlaces } from '../../src/manifest/plain-places.ts';
import { isFields, isItems, type Route, type Tree } from '../../src/manifest/tree.ts';
import { Source, type Span } from '../../src/text/source.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The YAML of all stories, and of all examples on the pages of the rules. */
function texts(): readonly string[] {
  const files = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const stories = files('fixtures/sites').filter((path) => /\.ya?ml$/.test(path));
  const pages = files('rules').filter((path) => path.endsWith('.md'));
  const blocks = pages.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/```yaml[^\n]*\n(.*?)```/gs)]);
  return [...stories.map((path) => readFileSync(path, 'utf8')), ...blocks.map(([, text = '']) => text)];
}

/** Every route into a tree, and from each to what is missing there. */
function* routesIn(tree: Tree, route: Route = []): Generator<Route> {
  yield route;
  yield [...route, 'missing'];
  yield [...route, 999];
  if (isFields(tree)) for (const [key, value] of tree) yield* routesIn(value, [...route, key]);
  if (isItems(tree)) for (const [index, value] of tree.entries()) yield* routesIn(value, [...route, index]);
}

interface Compared {
  readonly told: number;
  readonly asked: number;
  readonly wrong: readonly string[];
}

/** Compares what is told from the lines with what parsing again tells. */
function compare(source: Source, chunk: Chunk): Compared {
  const { tree, problems } = readDocument(source, chunk);
  const parsed = new DocumentPlaces(source, chunk);
  const wrong: string[] = [];
  let told = 0;
  let asked = 0;
  const text = source.text.slice(chunk.start, chunk.end);
  for (const route of tree === undefined || problems.length > 0 ? [] : routesIn(tree)) {
    asked++;
    const places = plainPlaces(text, tree ?? null, route);
    if (places === undefined) continue;
    told++;
    const isSame = ({ start, end }: Span, one: { readonly start: number; readonly end: number }) =>
      start === chunk.start + one.start && end === chunk.start + one.end;
    if (!isSame(parsed.value(route), places.value) || !isSame(parsed.key(route), places.key)) {
      wrong.push(`${route.join('.')} in ${text}`);
    }
  }
  return { told, asked, wrong };
}

describe('places told from the lines of a document', () => {
  const all = texts().flatMap((text) => {
    const source = new Source('a.yaml', text);
    return chunksOf(text).map((chunk) => compare(source, chunk));
  });

  it('are those that parsing it again tells, in every story and on every page', () => {
    expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it('are most of those that there are', () => {
    const sum = (of: (one: Compared) => number) => all.reduce((total, one) => total + of(one), 0);
    expect(sum(({ told }) => told) / sum(({ asked }) => asked)).toBeGreaterThan(0.5);
  });

  it.each([
    ['a value that goes on', 'a: b\n  c\n', ['a']],
    ['an alias', 'a: &a b\nc: *a\n', ['c']],
    ['what is merged in', 'a: &a\n  b: c\nd:\n  <<: *a\n', ['d', 'b']],
    ['a key in quotes', '"a": b\n', ['a']],
    ['a tag', 'a: !!str b\n', ['a']],
    ['a comment behind a value', 'a: b # c\n', ['a']],
    ['a block', 'a: |\n  b\n', ['a']],
    ['brackets', 'a: [b]\n', ['a', 0]],
    ['brackets on a line of their own', 'a:\n  [b]\n', ['a']],
    ['an item on several lines', 'a:\n  - b\n    c\n', ['a', 0]],
    ['an item behind one that goes on', 'a:\n  - b\n    - c\n  - d\n', ['a', 1]],
    ['an item that is no word', 'a:\n  - b: c\n', ['a', 0]],
    ['a value in an item', 'a:\n  - b: c\n', ['a', 0, 'b']],
    ['carriage returns', 'a: b\r\n', ['a']],
    ['what is missing at the top', 'a: b\n', ['c']],
    ['a document in braces', '{"a": "b"}\n', ['a']],
    ['a large document', `a: b\nc: ${'d'.repeat(8192)}\n`, ['a']],
  ] as const)('are not told of %s', (_, text, route) => {
    const [document] = [readDocument(new Source('a.yaml', text), { start: 0, end: text.length })];
    expect(document.problems).toEqual([]);
    expect(plainPlaces(text, document.tree ?? null, route)).toBe(undefined);
  });

  it('are those of words, quotes, items and keys', () => {
    const text = 'a:\n  b: "c d"\n  e:\n  - 1\n  - f\n  g:\n';
    const { tree = null } = readDocument(new Source('a.yaml', text), { start: 0, end: text.length });
    const shown = (route: Route) => {
      const places = plainPlaces(text, tree, route);
      return places && [places.key, places.value].map(({ start, end }) => text.slice(start, end));
    };
    const routes: readonly Route[] = [
      ['a', 'b'],
      ['a', 'e', 1],
      ['a', 'e'],
      ['a', 'g'],
      ['a', 'x'],
      ['a', 'b', 'x'],
    ];
    expect(routes.map(shown)).toEqual([
      ['b', '"c d"'],
      ['f', 'f'],
      ['e', 'e'],
      ['g', 'g'],
      ['a', 'a'],
      ['b', '"c d"'],
    ]);
  });
});

describe('regressions', () => {
  it('an empty key was looked for without end', () => {
    const tree = new Map([['', new Map([['a', 'b']])]]);
    expect(plainPlaces('"":\n  a: b\n', tree, [''])).toBeUndefined();
    expect(plainPlaces('"":\n  a: b\n', tree, ['', 'a'])).toBeUndefined();
  });
});

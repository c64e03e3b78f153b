import { readDocuments, type YamlDocument } from '../../src/manifest/documents.ts';
import type { Tree } from '../../src/manifest/tree.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import { Source, type Span } from '../../src/text/source.ts';

/** The documents of a text. */
export function documentsOf(text: string): readonly YamlDocument[] {
  return readDocuments(new Source('a.yaml', text)).documents;
}

/** The first document of a text; an empty text throws. */
export function documentOf(text: string): YamlDocument {
  const [document] = documentsOf(text);
  if (document === undefined) throw new Error('The text has no document');
  return document;
}

/** A tree with arrays of pairs for mappings, so that order and keys such as `__proto__` show. */
export function shown(tree: Tree | undefined): unknown {
  if (tree instanceof Unknown) return `?${tree.reason}`;
  if (tree instanceof Map) return [...tree].map(([key, value]) => [key, shown(value)]);
  return Array.isArray(tree) ? tree.map(shown) : tree;
}

/** `line:column text` of a place. */
export function placed({ source, start, end }: Span): string {
  const { line, column } = source.position(start);
  return `${line}:${column} ${source.text.slice(start, end)}`;
}

/** `line:column text: message` of every problem of a document. */
export function problemsOf(document: YamlDocument): readonly string[] {
  return document.problems.map(({ at, message }) => `${at === undefined ? '' : placed(at)} | ${message}`);
}

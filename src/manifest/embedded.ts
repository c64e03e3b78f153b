import type { Span } from '../text/source.ts';
import { Source } from '../text/source.ts';
import type { Chunk } from './chunks.ts';
import { compose } from './compose.ts';
import { readDocuments, type YamlDocument } from './documents.ts';
import type { Places } from './manifest.ts';
import { DocumentPlaces } from './places.ts';
import { isFields } from './tree.ts';
import { equalTrees } from './tree-equality.ts';
import { unfold } from './unfold.ts';

/**
 * The documents of YAML or JSON that stands as text in a value of another document, such as an inline patch. `at` is
 * the place of that value and `text` what it says. Places are those of the lines in the file; where the text does not
 * stand there as it is (escapes, folded lines that change it), every place is that of the whole value.
 */
export function embeddedDocuments(at: Span, text: string): readonly YamlDocument[] {
  const { documents } = readDocuments(new Source(at.source.path, text));
  const written = writtenDocuments(at);
  const isSame =
    written.length === documents.length && documents.every(({ tree }, index) => equalTrees(tree, written[index]?.tree));
  return isSame ? written : documents.map((document) => within(document, at));
}

/** The text of the value read where it stands: deeper indentation than that of a document of its own changes nothing. */
function writtenDocuments(at: Span): readonly YamlDocument[] {
  const content = contentOf(at);
  return content === undefined ? [] : piecesOf(at, content).flatMap((chunk) => readChunk(at.source, chunk));
}

function readChunk(source: Source, chunk: Chunk): readonly YamlDocument[] {
  const composed = compose(source, chunk);
  if (composed.root === undefined) return [];
  const { tree, problems } = unfold(source, chunk, composed);
  const places = new DocumentPlaces(source, chunk);
  return [{ tree, fields: isFields(tree) ? tree : undefined, problems, places }];
}

/** What a scalar says, without its quotes or the header of its block; undefined for one that cannot be told apart. */
function contentOf({ source, start, end }: Span): Chunk | undefined {
  const first = source.text[start];
  if (first === '|' || first === '>') {
    const line = source.text.indexOf('\n', start);
    return line === -1 || line >= end ? undefined : { start: line + 1, end };
  }
  return first === '"' || first === "'" ? { start: start + 1, end: end - 1 } : undefined;
}

/** The documents of a block, whose separators are indented with it. */
function piecesOf({ source }: Span, { start, end }: Chunk): readonly Chunk[] {
  const pieces: Chunk[] = [];
  let from = start;
  for (const match of source.text.slice(start, end).matchAll(/^[ \t]*---[ \t]*\r?$/gm)) {
    pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...pieces, { start: from, end }].filter((piece) => source.text.slice(piece.start, piece.end).trim() !== '');
}

function within(document: YamlDocument, at: Span): YamlDocument {
  const places: Places = { value: () => at, key: () => at };
  return { ...document, problems: document.problems.map(({ message }) => ({ message, at })), places };
}

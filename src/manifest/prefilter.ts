import { type Chunk, contentStart } from './chunks.ts';

/**
 * Whether a document can hold a resource of a wanted kind, judged from its text: never false for one that parses and
 * holds one, often true for one that does not. A document is passed over only where
 * - its mapping starts with a letter, no line of its own starts with what could be another way to write a key, and all
 *   its `kind:` lines at the left margin name one plain word that is not wanted and no list; or
 * - it has no such line, and neither `kind` nor a backslash that could spell it.
 */
export function mayHoldWanted(text: string, chunk: Chunk, wanted: ReadonlySet<string>): boolean {
  const content = text.slice(contentStart(text, chunk), chunk.end);
  const kinds = [...content.matchAll(KIND_LINE)].map((match) => match[1] ?? '');
  if (kinds.length === 0) return content.includes('kind') || content.includes('\\');
  if (!STARTS_WITH_LETTER.test(content) || ODD_LINE.test(content)) return true;
  return !kinds.every((rest) => {
    const word = PLAIN_WORD.exec(rest)?.[1];
    return word !== undefined && !word.endsWith('List') && !wanted.has(word);
  });
}

const KIND_LINE = /(?:^|[\r\n])kind[ \t]*:([^\r\n]*)/g;
const PLAIN_WORD = /^[ \t]+([A-Za-z][A-Za-z0-9]*)(?:[ \t]+#.*|[ \t]*)$/;
const STARTS_WITH_LETTER = /^[A-Za-z]/;

/** A line at the left margin that starts neither with a plain key nor with an item, a comment or white space. */
const ODD_LINE = /[\r\n][^A-Za-z0-9_\-#\s]/;

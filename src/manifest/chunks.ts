/** A piece of a file that holds one YAML document: offsets in the text, `end` exclusive. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

const MARKER = /(?:^\uFEFF?|[\r\n])(---|\.\.\.)(?=[ \t\r\n]|$)/g;
/** How a marker stands in a text, unless at its very start. */
const SEPARATORS = ['\n---', '\n...', '\r'] as const;
const MARKER_LENGTH = 3;
/** What may stand at the start of a text and is no part of it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The documents of a text, split at `---` and `...` at the start of a line, which end a document whatever is broken in
 * it. `%` directives belong to the document that follows them. A piece without any content (blank lines, comments)
 * is no document.
 */
export function chunksOf(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const close = (end: number): void => {
    if (hasContent(text, start, end)) chunks.push({ start, end });
  };
  // Most files hold one document, and looking for that alone takes a tenth of the time.
  const mayHaveMore =
    text.startsWith('---', start) || text.startsWith('...', start) || SEPARATORS.some((one) => text.includes(one));
  for (const match of mayHaveMore ? text.matchAll(MARKER) : []) {
    const end = match.index + match[0].length;
    const marker = end - MARKER_LENGTH;
    const opens = match[1] === '---';
    if (opens && isPrelude(text, start, marker)) continue;
    close(marker);
    start = opens ? marker : end;
  }
  close(text.length);
  return chunks;
}

/** Whether there is nothing but directives, comments and blank lines, and at least one directive. */
function isPrelude(text: string, start: number, end: number): boolean {
  const first = contentAt(text, start, end);
  return text[first] === '%' && contentAt(text, skipDirectives(text, first, end), end) >= end;
}

/** Whether anything but white space and comments stands in a piece of a text, a marker at its start aside. */
export function hasContent(text: string, start: number, end: number): boolean {
  return contentAt(text, afterMarker(text, start), end) < end;
}

function afterMarker(text: string, start: number): number {
  return text.startsWith('---', start) ? start + MARKER_LENGTH : start;
}

/** The offset of the first character that is neither white space nor in a comment, or `end`. */
function contentAt(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const character = text[at];
    if (character === '#') at = lineEnd(text, at, end);
    else if (character === ' ' || character === '\t' || character === '\n' || character === '\r') at++;
    else return at;
  }
  return end;
}

/** The offset after directives, comments and the `---` of a chunk: where its content starts, or `end`. */
export function contentStart(text: string, chunk: Chunk): number {
  const at = skipDirectives(text, contentAt(text, chunk.start, chunk.end), chunk.end);
  return contentAt(text, afterMarker(text, at), chunk.end);
}

function skipDirectives(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === '%') at = contentAt(text, lineEnd(text, at, end), end);
  return at;
}

function lineEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

import { DASH, HASH, isWord, LF, nextLine, SPACE } from './characters.ts';
import { BYTE_ORDER_MARK, type Chunk, hasContent } from './chunks.ts';
import type { Outline } from './manifest.ts';
import { outlineOf } from './outline.ts';

/** A document that was seen at a glance. */
export interface Glimpse {
  readonly chunk: Chunk;
  readonly outline: Outline;
}

/**
 * The documents of a text and their outlines, without a look at what stands below the keys that are no part of the head;
 * undefined where a closer look is needed. That is everything but resources as people mostly write them: keys at the left
 * margin, `---` alone between documents, no tabs, no CRLF, no template.
 */
export function glance(text: string): readonly Glimpse[] | undefined {
  if (UNUSUAL.some((characters) => text.includes(characters))) return undefined;
  const margins = marginsOf(text);
  if (margins === undefined) return undefined;
  const glimpses: Glimpse[] = [];
  let start = 0;
  let keys: number[] = [];
  for (const at of [...margins, text.length]) {
    if (at < text.length && text.charCodeAt(at) !== DASH) keys.push(at);
    else {
      const outline = outlineIn(text, { start, end: at }, keys);
      if (outline === undefined) return undefined;
      if (outline !== 'none') glimpses.push({ chunk: { start, end: at }, outline });
      start = at;
      keys = [];
    }
  }
  return glimpses;
}

const UNUSUAL = ['\t', '\r', '{{', '{%', '[[', BYTE_ORDER_MARK] as const;

/** The outline of what stands between two markers, by the offsets of its keys; `none` where that is no document. */
function outlineIn(text: string, chunk: Chunk, keys: readonly number[]): Outline | 'none' | undefined {
  const [first = chunk.end] = keys;
  if (hasContent(text, chunk.start, first)) return undefined;
  if (keys.length === 0) return 'none';
  const head = headIn(text, keys, chunk.end);
  const outline = outlineOf(head, { start: 0, end: head.length });
  return outline === 'none' ? undefined : outline;
}

/** The lines of the keys that tell of what kind a resource is and what it is called, with all below them. */
function headIn(text: string, keys: readonly number[], end: number): string {
  let head = '';
  for (const [index, at] of keys.entries()) {
    if (HEADS.includes(text.charCodeAt(at))) head += text.slice(at, keys[index + 1] ?? end);
  }
  return head;
}

/** How `kind`, `apiVersion` and `metadata` start. */
const HEADS: readonly number[] = [...'kam'].map((letter) => letter.charCodeAt(0));

/** Where the lines start that have a key or a marker at the left margin; undefined where one has something else there. */
function marginsOf(text: string): readonly number[] | undefined {
  const margins: number[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const code = text.charCodeAt(at);
    if (isWord(code) || isMarker(text, at, code)) margins.push(at);
    else if (code !== SPACE && code !== LF && code !== HASH && !isItem(text, at, code)) return undefined;
  }
  return margins;
}

/** `---` alone in its line. */
function isMarker(text: string, at: number, code: number): boolean {
  return code === DASH && text.startsWith('---', at) && (at + 3 === text.length || text.charCodeAt(at + 3) === LF);
}

/** An item of a list: it belongs to the key above. */
function isItem(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  return code === DASH && (next === SPACE || next === LF);
}

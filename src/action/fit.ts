import { type MarkdownSection, sectionText } from '../report/review/section.ts';

/** How much text may be, and in what it is measured. */
export interface Limit {
  readonly most: number;
  sizeOf(text: string): number;
}

/** What GitHub takes of a comment, in UTF-16 code units, which are never fewer than its characters. */
export const COMMENT: Limit = { most: 65_536, sizeOf: (text) => text.length };

/** What GitHub takes of a step's summary, in bytes. */
export const SUMMARY: Limit = { most: 1024 * 1024, sizeOf: (text) => Buffer.byteLength(text) };

/** Sections as one text, or undefined where that is too long. */
export function whole(sections: readonly MarkdownSection[], limit: Limit): string | undefined {
  const text = sections.map(sectionText).join('\n');
  return limit.sizeOf(text) <= limit.most ? text : undefined;
}

/** Sections as one text that is cut between rows where it is too long; `more` then says how many rows are missing. */
export function cut(sections: readonly MarkdownSection[], limit: Limit, more: (missing: number) => string): string {
  const text = whole(sections, limit);
  if (text !== undefined) return text;
  const total = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  let room = limit.most - limit.sizeOf(`\n${more(total)}`);
  let missing = 0;
  const parts: string[] = [];
  const take = (piece: string) => {
    const size = limit.sizeOf(piece);
    if (size > room) return false;
    room -= size;
    parts.push(piece);
    return true;
  };
  for (const { head, rows, tail = '' } of sections) {
    const [first = '', ...others] = rows;
    const opening = `${parts.length === 0 ? '' : '\n'}${head}${first}`;
    room -= limit.sizeOf(tail);
    if (!take(opening)) {
      room += limit.sizeOf(tail);
      missing += rows.length;
      continue;
    }
    const kept = others.findIndex((row) => !take(row));
    missing += kept === -1 ? 0 : others.length - kept;
    parts.push(tail);
  }
  return `${parts.join('')}\n${more(missing)}`;
}

/**
 * Sections as one text, followed by as many files of a patch as there is room for; `more` says how many are missing.
 * Undefined where the sections alone are too long.
 */
export function wholeWithPatch(
  sections: readonly MarkdownSection[],
  patch: MarkdownSection | undefined,
  limit: Limit,
  more: (missing: number) => string,
): string | undefined {
  const text = whole(sections, limit);
  if (text === undefined || patch === undefined) return text;
  const most = { head: more(patch.rows.length), rows: [] };
  return whole([...sections, most], limit) === undefined ? text : cut([...sections, patch], limit, more);
}

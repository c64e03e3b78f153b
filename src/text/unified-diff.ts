import type { EditedLine } from './edited-lines.ts';

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/**
 * The difference between a text and its edited lines as a unified diff, as `git apply` and `patch` read it; empty where
 * there is none. `path` is written with the prefixes `a/` and `b/`.
 */
export function unifiedDiff(path: string, original: string, edited: readonly EditedLine[]): string {
  const rows = rowsOf(original.match(/[^\n]*\n|[^\n]+$/g) ?? [], edited);
  const hunks = hunksOf(rows);
  if (hunks.length === 0) return '';
  return `--- a/${path}\n+++ b/${path}\n${hunks.map((hunk) => writeHunk(rows, hunk)).join('')}`;
}

/** One row of the diff, and how many lines of either side stand before it. */
interface Row {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
  readonly old: number;
  readonly now: number;
}

function rowsOf(original: readonly string[], edited: readonly EditedLine[]): readonly Row[] {
  const rows: Row[] = [];
  let old = 0;
  let now = 0;
  let added: string[] = [];
  const flush = (until: number): void => {
    for (; old < until; old++) rows.push({ mark: '-', text: original[old] ?? '', old, now });
    for (const text of added) rows.push({ mark: '+', text, old, now: now++ });
    added = [];
  };
  for (const { text, origin } of edited) {
    if (origin === undefined) added.push(text);
    else {
      flush(origin);
      rows.push({ mark: ' ', text, old: old++, now: now++ });
    }
  }
  flush(original.length);
  return rows;
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

/** The rows around changes; where the context of two meets they are one. */
function hunksOf(rows: readonly Row[]): readonly Hunk[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { mark }] of rows.entries()) {
    if (mark === ' ') continue;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(rows.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}

function writeHunk(rows: readonly Row[], { from, to }: Hunk): string {
  const shown = rows.slice(from, to);
  const first = shown[0];
  const count = (mark: '-' | '+') => shown.filter((row) => row.mark === ' ' || row.mark === mark).length;
  const range = (before: number, lines: number) => {
    const start = lines === 0 ? before : before + 1;
    return lines === 1 ? `${start}` : `${start},${lines}`;
  };
  const head = `@@ -${range(first?.old ?? 0, count('-'))} +${range(first?.now ?? 0, count('+'))} @@\n`;
  const lines = shown.map(({ mark, text }) =>
    text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`,
  );
  return head + lines.join('');
}

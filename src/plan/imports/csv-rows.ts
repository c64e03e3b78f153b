import type { Located, Source } from '../../text/source.ts';
import type { Gathering } from './gathering.ts';

/** A row below the header: its cells by the header's names. */
export interface Row {
  readonly first: Located<string>;
  /** The cell of a column; undefined where it is empty or there is no such column. */
  cell(column: string): Located<string> | undefined;
}

/** A table as RFC 4180 has it, with the separator that its header uses: comma, semicolon or tab. */
export interface Table {
  /** Lower case, with `_` for what separates words. */
  readonly columns: readonly Located<string>[];
  readonly rows: readonly Row[];
}

/** Reads a table; undefined where there is no header. Rows with more cells than the header are problems. */
export function readTable(source: Source, gathering: Gathering): Table | undefined {
  const lines = cellsOf(source, separatorOf(source.text), gathering);
  const [header, ...rest] = lines;
  if (header === undefined) return undefined;
  const columns = header.map(({ value, at }) => ({ value: value.toLowerCase().replace(/[\s_-]+/g, '_'), at }));
  const places = new Map(columns.map(({ value }, index) => [value, index]));
  const rows = rest.flatMap((cells) => {
    const [first] = cells;
    const extra = cells[columns.length];
    if (extra !== undefined && extra.value !== '') gathering.report('more cells than the header has', extra.at);
    if (first === undefined) return [];
    const cell = (column: string) => {
      const found = cells[places.get(column) ?? -1];
      return found === undefined || found.value === '' ? undefined : found;
    };
    return [{ first, cell }];
  });
  return { columns, rows };
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = text.slice(0, end === -1 ? undefined : end);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** The cells of every line that is not blank, white space and quotes around them taken off. */
function cellsOf(source: Source, separator: string, gathering: Gathering): readonly (readonly Located<string>[])[] {
  const { text } = source;
  const lines: Located<string>[][] = [];
  let line: Located<string>[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const start = at;
    const quoted = text[at] === '"';
    at = quoted ? endOfQuoted(text, at) : at;
    if (quoted && (text[at - 1] !== '"' || at - start < 2)) {
      gathering.report('the quotes do not end', { source, start, end: start + 1 });
      return lines;
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    line.push(cellAt(source, start, at));
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
    }
    while (text[at] === '\n' || text[at] === '\r') at++;
    if (line.some(({ value }) => value !== '')) lines.push(line);
    line = [];
  }
  return lines;
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at + 1;
    at++;
  }
  return text.length;
}

function cellAt(source: Source, start: number, end: number): Located<string> {
  const written = source.text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  const plain = written.trim();
  const at = { source, start: from, end: from + plain.length };
  const isQuoted = plain.length > 1 && plain.startsWith('"') && plain.endsWith('"');
  return { value: isQuoted ? plain.slice(1, -1).replaceAll('""', '"').trim() : plain, at };
}

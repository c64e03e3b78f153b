import type { Reported, ReportedLocation } from '../lint/reported.ts';
import type { Source } from '../text/source.ts';
import { visible } from './escape.ts';
import { excerpt, type Part } from './excerpt.ts';
import type { Paint } from './paint.ts';

/** A page to frame code on. */
export interface Page {
  readonly columns: number;
  readonly paint: Paint;
  sourceOf(file: string): Source | undefined;
}

interface Mark {
  readonly location: ReportedLocation;
  readonly label: string;
  readonly isPrimary: boolean;
}

/** Code frames of a finding. */
export interface Frames {
  readonly lines: readonly string[];
  /** Columns of the line numbers. */
  readonly gutter: number;
  /** What parts the frames from notes below them. */
  readonly spacer: readonly string[];
}

/** Related places that are framed; further ones are named only. */
const MOST_FRAMED = 6;

/**
 * Frames the place of a finding and its related ones, file by file, each span underlined. A file that is not at hand
 * is named without a frame. `beside` follows the location.
 */
export function frameFinding(finding: Reported, beside: string, page: Page): Frames {
  const { location, related = [], severity } = finding;
  const marks: readonly Mark[] = [
    { location, label: '', isPrimary: true },
    ...related
      .slice(0, MOST_FRAMED)
      .map((one) => ({ location: one.location, label: visible(one.message), isPrimary: false })),
  ];
  const files = [...new Set(marks.map((mark) => mark.location.file))];
  const gutter = Math.max(...marks.map((mark) => String(mark.location.line).length));
  const spacer = bar('', gutter, page);
  const frames = files.map((file) => {
    const own = marks.filter((mark) => mark.location.file === file);
    const heading = head(own[0]?.location ?? location, own.some((mark) => mark.isPrimary) ? beside : undefined, page);
    const source = page.sourceOf(file);
    if (source === undefined) return [`${pad(gutter)}${heading}${labels(own)}`];
    return [`${pad(gutter)}${heading}`, spacer, ...frameFile(source, own, gutter, severity, page)];
  });
  const named = related.slice(MOST_FRAMED).map((one) => {
    return `${pad(gutter)}${head(one.location, undefined, page)} ${visible(one.message)}`;
  });
  const lines = frames.flatMap((frame, index) =>
    index > 0 && isFramed(frames[index - 1]) ? [spacer, ...frame] : frame,
  );
  return { lines: [...lines, ...named], gutter, spacer: isFramed(frames.at(-1)) && named.length === 0 ? [spacer] : [] };
}

function isFramed(lines: readonly string[] | undefined): boolean {
  return lines !== undefined && lines.length > 1;
}

function bar(number: string, gutter: number, { paint }: Page): string {
  return paint('gutter', `${number.padStart(gutter)} |`);
}

/** `file:line:column`, as editors and terminals follow it. */
export function placeText({ file, line, column }: ReportedLocation): string {
  return `${visible(file)}:${line}:${column}`;
}

function head(location: ReportedLocation, beside: string | undefined, { paint }: Page): string {
  const arrow = paint('gutter', beside === undefined ? ':::' : '-->');
  return `${arrow} ${placeText(location)}${beside === undefined || beside === '' ? '' : ` ${paint('faint', beside)}`}`;
}

function labels(marks: readonly Mark[]): string {
  return marks.map(({ label }) => (label === '' ? '' : ` ${label}`)).join(',');
}

function frameFile(
  source: Source,
  marks: readonly Mark[],
  gutter: number,
  severity: Reported['severity'],
  page: Page,
): readonly string[] {
  const { paint } = page;
  const row = (number: string, text: string) => `${bar(number, gutter, page)}${text === '' ? '' : ` ${text}`}`;
  const columns = Math.max(24, page.columns - gutter - 3);
  const rows: string[] = [];
  let last: number | undefined;
  for (const line of shownLines(source, marks)) {
    if (last !== undefined && line > last + 1) rows.push(paint('gutter', '...'));
    last = line;
    const own = marksOn(marks, line);
    const text = source.line(line);
    const { text: shown, underlines } = excerpt(
      text,
      own.map((mark) => partOf(mark, text)),
      columns,
    );
    rows.push(row(String(line), shown));
    for (const [index, { label, isPrimary }] of own.entries()) {
      const { from, to } = underlines[index] ?? { from: 0, to: 1 };
      const drawn = `${(isPrimary ? '^' : '-').repeat(to - from)}${label === '' ? '' : ` ${label}`}`;
      rows.push(row('', `${' '.repeat(from)}${paint(isPrimary ? severity : 'related', drawn)}`));
    }
  }
  return rows;
}

/** The lines of the marks, and what leads to them: the line before each mark, a single line between two. */
function shownLines(source: Source, marks: readonly Mark[]): readonly number[] {
  const marked = [...new Set(marks.map(({ location }) => location.line))].sort((a, b) => a - b);
  const lines = new Set(marked);
  for (const [index, line] of marked.entries()) {
    const before = marked[index - 1] ?? 0;
    if (line - 1 > before && source.line(line - 1).trim() !== '') lines.add(line - 1);
    if (line - 2 === before + 1 && before > 0) lines.add(line - 2);
  }
  return [...lines].sort((a, b) => a - b);
}

/** The marks that start on a line, the leftmost first. */
function marksOn(marks: readonly Mark[], line: number): readonly Mark[] {
  const own = marks.filter(({ location }) => location.line === line);
  return own.sort((a, b) => a.location.column - b.location.column || Number(b.isPrimary) - Number(a.isPrimary));
}

/** What a mark covers of its first line. */
function partOf({ location }: Mark, text: string): Part {
  const end = location.endLine > location.line ? text.trimEnd().length : location.endColumn - 1;
  return { start: location.column - 1, end };
}

function pad(gutter: number): string {
  return ' '.repeat(gutter);
}

import { Source, type Span } from '../../text/source.ts';
import { type Part, partAt } from './part.ts';

/** Lines of a file: `[number from 1, offset of its start, text with its line end]`, in order; and the file's length. */
export interface TextData {
  readonly path: string;
  readonly length: number;
  /** Whether a line of the file ends with CRLF. */
  readonly crlf?: true;
  readonly lines: readonly (readonly [number, number, string])[];
}

/** A place: the number of its file, and the offsets of its start and end. */
export type SpanData = readonly [number, number, number];

/** A place of more lines is carried by the first and the last of them. */
const MOST_LINES = 50;

/** Lines before a place that are shown with it. */
const BEFORE = 2;

/** Collects the lines of files that places stand in, so that the files themselves are not needed. */
export class TextTable {
  readonly #files = new Map<
    Source,
    { readonly index: number; readonly lines: Map<number, readonly [number, string]> }
  >();

  /** Takes the lines of a place, and what is shown before them; of a place that may never be shown, not beyond its document. */
  take({ source, start, end }: Span, isShown = false): SpanData {
    const file = this.#files.get(source) ?? { index: this.#files.size, lines: new Map() };
    this.#files.set(source, file);
    const from = source.position(start);
    const to = source.position(end);
    const first = Math.max(1, from.line - BEFORE);
    const last = to.line - from.line > MOST_LINES ? from.line : to.line;
    takeAbove(source.text, start - from.column + 1, { first, line: from.line, isShown }, file.lines);
    takeLines(source.text, start - from.column + 1, from.line, last, file.lines);
    takeLines(source.text, end - to.column + 1, to.line, to.line, file.lines);
    return [file.index, start, end];
  }

  /** The files, by their numbers. */
  data(): readonly TextData[] {
    return [...this.#files].map(([{ path, text }, { lines }]) => ({
      path,
      length: text.length,
      ...(text.includes('\r\n') ? { crlf: true as const } : {}),
      lines: [...lines].sort(([a], [b]) => a - b).map(([line, [start, piece]]) => [line, start, piece] as const),
    }));
  }
}

type Lines = Map<number, readonly [start: number, text: string]>;

interface Above {
  readonly first: number;
  readonly line: number;
  readonly isShown: boolean;
}

/** Takes the lines above one whose start is known. */
function takeAbove(text: string, start: number, { first, line, isShown }: Above, lines: Lines): void {
  let at = start;
  for (let number = line - 1; number >= first; number--) {
    const before = startBefore(text, at);
    lines.set(number, [before, text.slice(before, at)]);
    if (!isShown && text.startsWith('---', before)) return;
    at = before;
  }
}

/** Takes a line whose start is known, and those below it. */
function takeLines(text: string, start: number, line: number, last: number, lines: Lines): void {
  let from = start;
  for (let number = line; number <= last; number++) {
    const piece = lines.get(number)?.[1] ?? lineAt(text, from);
    lines.set(number, [from, piece]);
    from += piece.length;
  }
}

/** The line that starts at an offset, with its end. */
function lineAt(text: string, start: number): string {
  const end = /\r\n|\n|\r/g;
  end.lastIndex = start;
  const match = end.exec(text);
  return text.slice(start, match === null ? text.length : match.index + match[0].length);
}

/** Where the line starts that ends at an offset. */
function startBefore(text: string, offset: number): number {
  let at = offset - (text.startsWith('\r\n', offset - 2) ? 2 : 1);
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Reads the lines of a file. Throws a ReportFault. */
export function readText(part: Part): TextData {
  return {
    path: part.get('path').text(),
    length: part.get('length').count(0, MOST_LENGTH),
    ...(part.get('crlf').isThere ? { crlf: true as const } : {}),
    lines: part
      .get('lines')
      .items()
      .map((item) => {
        const [line, start, text] = [0, 1, 2].map((index) => partAt(item.tuple(3), index));
        if (line === undefined || start === undefined || text === undefined) return item.fail('is no line');
        return [line.count(1), start.count(), text.text()] as const;
      }),
  };
}

/** No file that is read is larger. */
const MOST_LENGTH = 64 * 1024 * 1024;

/**
 * A source of all the lines that are known of one file: every line has its number and its place, and what is not known is
 * blank. Undefined where the lines contradict each other.
 */
export function restoreText(texts: readonly [TextData, ...TextData[]]): Source | undefined {
  const [{ path, length }] = texts;
  const isCrlf = texts.some(({ crlf }) => crlf === true);
  const lines = new Map(texts.flatMap((text) => text.lines.map((line) => [line[0], line] as const)));
  let restored = '';
  let next = 1;
  for (const [line, start, text] of [...lines.values()].sort(([a], [b]) => a - b)) {
    const mark = /\r$/.test(restored) ? '\r' : '\n';
    const blank = blankText(start - restored.length, line - next, isCrlf ? '\r\n' : mark);
    if (blank === undefined || /[\r\n]./s.test(text.replace(/\r\n$/, '\n'))) return undefined;
    restored += blank + text;
    next = /[\r\n]$/.test(text) ? line + 1 : Number.POSITIVE_INFINITY;
  }
  const rest = length - restored.length;
  return rest < 0 ? undefined : new Source(path, restored + ' '.repeat(rest));
}

/** So many characters with so many line ends, the last of which stands at the end; undefined where that cannot be. */
function blankText(length: number, breaks: number, mark: string): string | undefined {
  if (length === 0 && breaks === 0) return '';
  if (breaks < 1 || length < breaks) return undefined;
  const short = mark.slice(-1);
  const end = length > breaks ? mark : short;
  return ' '.repeat(length - breaks + 1 - end.length) + short.repeat(breaks - 1) + end;
}

import { commandMarks, escapeCharacter, visible } from './escape.ts';

/** One character as a terminal shows it, with the marks that combine with it. */
export interface Cell {
  readonly text: string;
  /** Columns it takes. */
  readonly width: number;
  /** Its offset in the text and its length there, in UTF-16 code units. */
  readonly start: number;
  readonly length: number;
}

const TAB = '    ';
const MARK = /^\p{M}$/u;
const MAX_MARKS = 4;

/** Characters of two columns: East Asian wide and full width ones, and emoji. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]$|^\p{Emoji_Presentation}$/u;

/** The cells of one line. A tab is four columns; what cannot be seen is its visible escape. */
export function cellsOf(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let marks = 0;
  const commands = commandMarks(text);
  for (const character of text) {
    const last = cells.at(-1);
    marks = MARK.test(character) ? marks + 1 : 0;
    const shown = commands.has(start) ? escapeCharacter(character) : character === '\t' ? TAB : visible(character);
    if (marks > 0 && marks <= MAX_MARKS && last !== undefined && shown === character) {
      cells[cells.length - 1] = { ...last, text: last.text + character, length: last.length + character.length };
    } else {
      const width = shown === character ? columnsOf(shown) : shown.length;
      cells.push({ text: shown, width, start, length: character.length });
    }
    start += character.length;
  }
  return cells;
}

function columnsOf(character: string): number {
  return WIDE.test(character) ? 2 : 1;
}

/** The columns that cells take. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

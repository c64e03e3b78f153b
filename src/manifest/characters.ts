/** The code of a tab: white space, but never indentation. */
export const TAB = 9;

/** The code that ends a line. */
export const LF = 10;

/** The code that stands before the LF on Windows; alone, it ends a line as well. */
export const CR = 13;

/** The code of the space, which alone indents. */
export const SPACE = 32;

/** The code of `"`, around a text with escapes. */
export const DOUBLE_QUOTE = 34;

/** The code of `#`, which starts a comment where a line starts, or behind white space. */
export const HASH = 35;

/** The code of `'`, around a text without escapes. */
export const SINGLE_QUOTE = 39;

/** The code of `,`, between what stands in brackets or braces. */
export const COMMA = 44;

/** The code of `-`, which starts an item of a list; three are a marker between documents. */
export const DASH = 45;

/** The code of `[`, which opens a list in one line. */
export const BRACKET = 91;

/** The code of `]`. */
export const BRACKET_END = 93;

/** The code of `{`, which opens a mapping in one line. */
export const BRACE = 123;

/** The code of `|`, which starts a literal text. */
export const BAR = 124;

/** The code of `}`. */
export const BRACE_END = 125;

/** Whether a character code is that of an ASCII letter. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether it is that of an ASCII letter, a digit or an underscore, as `\w` in a regular expression. */
export function isWord(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95;
}

/** The first offset from `at` on, `end` at the most, where no space stands. */
export function afterSpaces(text: string, at: number, end = text.length): number {
  let next = at;
  while (next < end && text.charCodeAt(next) === SPACE) next++;
  return next;
}

/** The offset after the line that holds an offset, or `end` where the line goes on beyond. */
export function nextLine(text: string, at: number, end = text.length): number {
  const found = text.indexOf('\n', at);
  return found === -1 || found >= end ? end : found + 1;
}

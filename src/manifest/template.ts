import { CR, LF } from './characters.ts';

/**
 * Whether a text has `{{` or `{%` outside quotes and comments. A file that does so and does not parse as YAML is a
 * template (Helm, Jinja), not a broken manifest. Quotes are read within a line, where they open a value.
 */
export function looksLikeTemplate(text: string): boolean {
  return linesWith(text, '{{').some(hasMarker) || linesWith(text, '{%').some(hasMarker);
}

/** The lines of a text that hold something. */
function linesWith(text: string, marker: string): readonly string[] {
  const lines: string[] = [];
  for (let at = text.indexOf(marker); at !== -1; ) {
    let start = at;
    while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    lines.push(text.slice(start, end));
    at = text.indexOf(marker, end);
  }
  return lines;
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

const OPENS_VALUE = /[\s[{,:(-]/;

function hasMarker(line: string): boolean {
  let at = 0;
  while (at < line.length) {
    const character = line[at] ?? '';
    const before = at === 0 ? ' ' : (line[at - 1] ?? '');
    if (character === '{' && (line[at + 1] === '{' || line[at + 1] === '%')) return true;
    if (character === '#' && /\s/.test(before)) return false;
    const quoted = (character === '"' || character === "'") && OPENS_VALUE.test(before);
    at = quoted ? afterQuote(line, at, character) : at + 1;
  }
  return false;
}

/** The offset after the closing quote; a quote without one is read as text. */
function afterQuote(line: string, open: number, quote: string): number {
  let at = open + 1;
  while (at < line.length) {
    if (line[at] === '\\' && quote === '"') at += 2;
    else if (line[at] !== quote) at += 1;
    else return at + 1;
  }
  return open + 1;
}

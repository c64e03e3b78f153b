/** No entry worth explaining is longer; a longer text is only refused. In UTF-16 code units. */
export const longestEntry = 256;

/** What word processors and web pages make of a hyphen. */
export const dashes = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g;

/** Trims what Go's `strings.TrimSpace` trims: Unicode White_Space, so U+0085 too, and not U+FEFF. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code >= 0x2000 && code <= 0x200a) return true;
  return [0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code);
}

/** The text without white space, seen or unseen, at its ends and around `-` and `/`. For short texts. */
export function squeeze(text: string): string {
  return text
    .replace(/[\u0085\u200b\ufeff]/g, ' ')
    .trim()
    .replace(/([-/])\s+/g, '$1')
    .replace(/(?<!\s)\s+([-/])/g, '$1');
}

/** An address text without leading zeros in its dotted octets; hexadecimal groups may have them and keep them. */
export function dropLeadingZeros(text: string): string {
  const dotted = text.lastIndexOf(':') + 1;
  if (dotted > 0 && !text.includes('.', dotted)) return text;
  return text.slice(0, dotted) + text.slice(dotted).replace(/(^|\.)0+(?=\d)/g, '$1');
}

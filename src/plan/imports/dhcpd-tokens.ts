import type { Located, Source } from '../../text/source.ts';

/** A piece of `dhcpd.conf`: a word, the text of a string, or one of `{ } ; , = ( )`. */
export interface Token extends Located<string> {
  readonly kind: 'word' | 'string' | 'mark';
}

/** The tokens of a text, and where a string does not end. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly open: Token | undefined;
}

const SPACE = /[\s\uFEFF\0]+/y;
const COMMENT = /#[^\r\n]*/y;
const WORD = /[^\s\uFEFF\0#"{};,=()]+/y;
const MARKS = new Set(['{', '}', ';', ',', '=', '(', ')']);

/**
 * Splits the text of a `dhcpd.conf` as the lexer of ISC DHCP does (common/conflex.c): comments go from `#` to the end
 * of the line, strings may hold escapes and line ends.
 */
export function dhcpdTokens(source: Source): Tokens {
  const { text } = source;
  const tokens: Token[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  while (at < text.length) {
    if (skip(SPACE) || skip(COMMENT)) continue;
    const start = at;
    const character = text[at] ?? '';
    if (character === '"') {
      at = endOfString(text, at);
      const token = {
        kind: 'string',
        value: unescaped(text.slice(start + 1, at - 1)),
        at: { source, start, end: at },
      } as const;
      if (text[at - 1] !== '"' || at - start < 2) return { tokens, open: token };
      tokens.push(token);
    } else {
      const isMark = MARKS.has(character);
      if (isMark || !skip(WORD)) at++;
      const value = text.slice(start, at);
      tokens.push({ kind: isMark ? 'mark' : 'word', value, at: { source, start, end: at } });
    }
  }
  return { tokens, open: undefined };
}

/** The offset after the closing quote, or the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

import type { Located, Source } from '../../text/source.ts';

/** One command of a RouterOS export. */
export interface Command {
  /** The menu it stands in, as `/ip pool`. */
  readonly menu: string;
  /** `add`, `set` and the like. */
  readonly verb: Located<string>;
  readonly parameters: ReadonlyMap<string, Located<string>>;
  /** A quote that does not end. */
  readonly open: boolean;
}

/** Whether a command adds something that works, as most do: what is disabled stands in an export too. */
export function isEnabled({ parameters }: Command): boolean {
  return parameters.get('disabled')?.value !== 'yes';
}

/**
 * The commands of an export. A backslash at the end of a line continues it; quotes hold white space and escapes; `#`
 * starts a comment at the start of a line. A menu may stand on its own line or before the command.
 */
export function routerosLines(source: Source): readonly Command[] {
  const commands: Command[] = [];
  let menu = '';
  for (let at = 0; at < source.text.length; ) {
    const { words, end, open } = wordsOf(source, at);
    at = end;
    const menus = words.findIndex(({ value }, index) => VERBS.has(value) || (index > 0 && value.includes('=')));
    const path = words.slice(0, menus === -1 ? undefined : menus);
    if (path[0]?.value.startsWith('/')) menu = menuOf(path);
    const verb = menus === -1 ? undefined : words[menus];
    if (verb === undefined && path[0]?.value.startsWith('/') && !open) continue;
    const first = verb ?? words[0];
    if (first === undefined) continue;
    commands.push({ menu, verb: first, parameters: parametersOf(words.slice(menus + 1)), open });
  }
  return commands;
}

const VERBS = new Set(['add', 'set', 'remove', 'print', 'disable', 'enable']);

function menuOf(path: readonly Located<string>[]): string {
  const parts = path.flatMap(({ value }) => value.split('/')).filter((part) => part !== '');
  return `/${parts.join(' ')}`;
}

function parametersOf(words: readonly Located<string>[]): ReadonlyMap<string, Located<string>> {
  const parameters = new Map<string, Located<string>>();
  for (const { value, at } of words) {
    const equals = value.indexOf('=');
    if (equals <= 0) continue;
    const text = value.slice(equals + 1);
    parameters.set(value.slice(0, equals), {
      value: text,
      at: { ...at, start: Math.min(at.end, at.start + equals + 1) },
    });
  }
  return parameters;
}

/** The words of one line with what continues it, and where the next line starts. */
function wordsOf(source: Source, start: number) {
  const { text } = source;
  const words: Located<string>[] = [];
  let at = start;
  let word = '';
  let from: number | undefined;
  let quoted = false;
  const finish = (end: number) => {
    if (from !== undefined) words.push({ value: word, at: { source, start: from, end } });
    word = '';
    from = undefined;
  };
  if (text[at] === '#') while (at < text.length && !isLineEnd(text[at])) at++;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\' && isLineEnd(text[at + 1])) {
      at = afterContinuation(text, at + 1) - 1;
    } else if (isLineEnd(character)) {
      break;
    } else if (character === '\\' && quoted) {
      const { value, length } = escapeAt(text, at);
      word += value;
      at += length - 1;
    } else if (character === '"') {
      quoted = !quoted;
      from ??= at;
    } else if (!quoted && /\s|\uFEFF/.test(character)) {
      finish(at);
    } else {
      from ??= at;
      word += character;
    }
  }
  finish(Math.min(at, text.length));
  return { words, end: at + 1, open: quoted };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** A continued line goes on after its line end and the white space that indents it. */
function afterContinuation(text: string, start: number): number {
  let at = text.startsWith('\r\n', start) ? start + 2 : start + 1;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['_', ' '],
]);

function escapeAt(text: string, at: number): { readonly value: string; readonly length: number } {
  const hex = /^[\dA-F]{2}/.exec(text.slice(at + 1, at + 3))?.[0];
  if (hex !== undefined) return { value: String.fromCharCode(Number.parseInt(hex, 16)), length: 3 };
  const character = text[at + 1] ?? '';
  return { value: ESCAPES.get(character) ?? character, length: 2 };
}

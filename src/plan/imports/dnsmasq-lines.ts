import type { Located, Source } from '../../text/source.ts';

/** One setting of a dnsmasq configuration: `key` or `key=value`. */
export interface Setting {
  /** Without leading dashes. */
  readonly key: Located<string>;
  /** Undefined where there is no `=`. */
  readonly value: Located<string> | undefined;
  /** A quote that does not end on its line. */
  readonly open: boolean;
}

/**
 * The settings of a dnsmasq configuration, a line each. As in its `read_file` (src/option.c), `#` starts a comment at
 * the start of a line or after white space, and not between double quotes; quotes are taken off.
 */
export function dnsmasqLines(source: Source): readonly Setting[] {
  const { text } = source;
  const settings: Setting[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const setting = settingOf(source, start, end);
    if (setting !== undefined) settings.push(setting);
    start = end + 1;
  }
  return settings;
}

/** The comma-separated fields of a value, each with its place and without the white space around it. */
export function fieldsOf({ value, at }: Located<string>): readonly Located<string>[] {
  const { source, start } = at;
  let offset = 0;
  return value.split(',').map((field) => {
    const from = start + offset + (field.length - field.trimStart().length);
    offset += field.length + 1;
    const plain = field.trim();
    return { value: plain, at: { source, start: from, end: from + plain.length } };
  });
}

function settingOf(source: Source, start: number, end: number): Setting | undefined {
  const { line, open } = withoutComment(source.text.slice(start, end));
  const equals = line.indexOf('=');
  const key = line.slice(0, equals === -1 ? undefined : equals);
  const plain = key
    .trim()
    .replace(/^-{2}/, '')
    .replace(/^\uFEFF/, '');
  if (plain === '' && equals === -1) return undefined;
  const at = start + (key.length - key.trimStart().length);
  return {
    key: { value: plain, at: { source, start: at, end: Math.max(at, start + key.trimEnd().length) } },
    value: equals === -1 ? undefined : trimmed(source, start + equals + 1, line.slice(equals + 1)),
    open,
  };
}

function trimmed(source: Source, start: number, text: string): Located<string> {
  const from = start + (text.length - text.trimStart().length);
  const value = text.trim();
  return { value, at: { source, start: from, end: from + value.length } };
}

/** Quotes become spaces, so that offsets stay. */
function withoutComment(line: string): { readonly line: string; readonly open: boolean } {
  let quoted = false;
  let end = line.length;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\\' && quoted) at++;
    else if (character === '#' && !quoted && (at === 0 || /\s/.test(line[at - 1] ?? ''))) {
      end = at;
      break;
    }
  }
  return { line: line.slice(0, end).replaceAll('"', ' '), open: quoted };
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === '\r') return at;
  }
  return text.length;
}

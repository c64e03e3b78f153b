/** Why a value cannot be known from the repository alone. */
export type UnknownReason = 'variable' | 'template' | 'encrypted' | 'placeholder' | 'unresolved';

/**
 * A value that cannot be known statically. It is never compared, parsed or guessed: whoever meets one stays silent
 * about what depends on it.
 */
export class Unknown {
  readonly reason: UnknownReason;
  /** The text as written, for messages and counts only. */
  readonly text: string;

  constructor(reason: UnknownReason, text: string) {
    this.reason = reason;
    this.text = text;
  }
}

/**
 * The unknown that a string is, as a whole or in a part of it; undefined where the string can be taken as it stands.
 * Variables are `${NAME}`, with or without a default, and a whole string `$name` or `$(name)`; `$${NAME}` is an
 * escape, not a variable. Templates are `{{ }}`, `{% %}` and `<% %>`; `ENC[...]` is what SOPS leaves of a value.
 * Placeholders are the words people leave for somebody to fill in (CHANGE_ME, `<your-ip>`, `__X__`, TODO).
 */
export function unknownIn(text: string): Unknown | undefined {
  if (!HINT.test(text)) return undefined;
  const reason = reasonIn(text);
  return reason === undefined ? undefined : new Unknown(reason, text);
}

/** Whether a closer look is worth its time: nearly no string passes. */
const HINT = /[$%{<]|__|ENC\[|_replaced_|change|place|^(?:TODO|FIXME|TBD|XXX)$/i;

function reasonIn(text: string): UnknownReason | undefined {
  if (text.startsWith('ENC[') && text.endsWith(']')) return 'encrypted';
  if (TEMPLATES.some(([open, close]) => encloses(text, open, close))) return 'template';
  if (WHOLE_VARIABLE.test(text) || hasVariable(text)) return 'variable';
  if (PLACEHOLDER.test(text) || WHOLE_PLACEHOLDER.test(text)) return 'placeholder';
  return undefined;
}

const TEMPLATES = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
] as const;

function encloses(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  return start !== -1 && text.indexOf(close, start + open.length) !== -1;
}

const WHOLE_VARIABLE = /^\$(?:[A-Za-z_][\w]*|\([A-Za-z_][\w.-]*\))$/;
const VARIABLE_START = /[A-Za-z_]/;

function hasVariable(text: string): boolean {
  const lastClose = text.lastIndexOf('}');
  for (let at = text.indexOf('$'); at !== -1 && at < lastClose; at = text.indexOf('$', at)) {
    if (text[at + 1] === '{' && VARIABLE_START.test(text[at + 2] ?? '')) return true;
    at += text[at + 1] === '$' ? 2 : 1;
  }
  return false;
}

const PLACEHOLDER =
  /(?<![A-Za-z0-9])(?:CHANGE[_-]?ME|REPLACE[_-]?ME|AUTOMATIC_REPLACE|PLACEHOLDER)(?![A-Za-z0-9])|_replaced_|__[A-Z][A-Z0-9_]*__/;

const WHOLE_PLACEHOLDER = /^(?:<[^<>]+>|TODO|FIXME|TBD|XXX|change[_-]?me|replace[_-]?me|placeholder)$/;

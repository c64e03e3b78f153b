import { COMMAND, UNSEEN } from '../text/unseen.ts';

/**
 * Text on one line in which everything can be seen: what cannot stands as `\u001b`, `\n` or `\u{e0001}`. No runner of
 * a CI takes it for a command.
 */
export function visible(text: string): string {
  return text.replace(COMMAND, (_, space: string) => `${space}\\u003a`).replace(UNSEEN, escapeCharacter);
}

/** The offset of every character of a text that a runner of a CI would take for a part of a command. */
export function commandMarks(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/(?<=#)#(?=\w*\[)/g)].map(({ index }) => index));
}

/** How a character is written that cannot stand as it is. */
export function escapeCharacter(character: string): string {
  return NAMED.get(character) ?? escapeCode(character.codePointAt(0) ?? 0);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeCode(code: number): string {
  const hex = code.toString(16);
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** A value as JSON with nothing unseen in it: what would be stands as JSON's own escape, so that the value is the same. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(UNSEEN, (character) =>
    character === '\n' ? character : [...character].map(escapeUnits).join(''),
  );
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .reduce((done, unit) => `${done}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`, '');
}

/**
 * Text inside a line of Markdown as GitHub reads it: no markup, link, mention, reference, formula or HTML comes of it.
 * An empty comment parts what a backslash does not, as `@name`, `https://` and `:tada:`.
 */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[&<>]/g, entity)
    .replace(/[@#]|:(?=\/\/)|www(?=\.)/gi, `$&${NOTHING}`)
    .replace(/:(?=([\w+-]{1,50}):)/g, (mark, name: string) => (EMOJI.test(name) ? mark + NOTHING : mark))
    .replace(/^ +/, '')
    .replace(BLOCK, '\\$&');
}

/** What opens a list, a heading or a line across the page where it stands first. */
const BLOCK = /^[-+=](?=[-+=\s]|$)|(?<=^\d{1,9})[.)](?=\s|$)/;

/** What GitHub may show as a picture between colons, unlike most parts of an IPv6 address: `tada`, `a`, `+1`, `8ball`. */
const EMOJI = /^(?:[a-z]+|[+-]1|100|1234)$|[g-z_]/i;

const NOTHING = '<!-- -->';

/** Text as code in Markdown, also in a cell of a table. */
export function markdownCode(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Text for an element or attribute of XML 1.0, which some characters can never stand in. */
export function xmlText(text: string): string {
  return visible(text)
    .replace(/[\uFFFE\uFFFF]/g, escapeCharacter)
    .replace(/[&<>"']/g, entity);
}

function entity(mark: string): string {
  return ENTITIES.get(mark) ?? `&#${mark.charCodeAt(0)};`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** The message of a GitHub workflow command; its line breaks are kept. */
export function workflowValue(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

/** A property of a GitHub workflow command. */
export function workflowProperty(text: string): string {
  return workflowValue(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

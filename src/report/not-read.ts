import type { Incomplete } from '../files/incomplete.ts';
import { markdownCode, markdownText, xmlText } from './escape.ts';
import { notReadWords } from './run.ts';

/** Files that a page of Markdown names one by one; further ones are counted. */
const MOST_ITEMS = 200;

/** Files that a page of HTML names above all else. */
const MOST_ABOVE = 20;

/** Files that one line names. */
const MOST_ON_LINE = 3;

/** `1 file could not be read, and what it holds is missing here`; `bold` writes the first words. */
function missingWords(incomplete: readonly Incomplete[], bold = (words: string) => words): string {
  const held = incomplete.length === 1 ? 'it holds' : 'they hold';
  return `${bold(notReadWords(incomplete))}, and what ${held} is missing here`;
}

/** Files that could not be read, as items of a list in Markdown; past 200 the last one says how many more there are. */
export function notReadItems(incomplete: readonly Incomplete[]): readonly string[] {
  const items = incomplete
    .slice(0, MOST_ITEMS)
    .map(({ file, reason }) => `- ${markdownCode(file)} ${markdownText(reason)}\n`);
  const more = incomplete.length - items.length;
  return more > 0 ? [...items, `- and ${more} more\n`] : items;
}

/** The yellow box, and the list below it, that Markdown begins with where not all is in it; empty where all was read. */
export function notReadMarkdown(incomplete: readonly Incomplete[] = []): string {
  if (incomplete.length === 0) return '';
  const words = missingWords(incomplete, (bold) => `**${bold}**`);
  return `> [!WARNING]\n> ${words}.\n\n${notReadItems(incomplete).join('')}\n`;
}

/** The same for a page of HTML: an element of the class `not-read`, which ends with a line end. */
export function notReadHtml(incomplete: readonly Incomplete[] = []): string {
  if (incomplete.length === 0) return '';
  const words = missingWords(incomplete, (bold) => `<strong>${bold}</strong>`);
  const items = incomplete
    .slice(0, MOST_ABOVE)
    .map(({ file, reason }) => `<li><code>${xmlText(file)}</code> ${xmlText(reason)}</li>\n`);
  const more = incomplete.length - items.length;
  const rest = more > 0 ? `<li>and ${more} more</li>\n` : '';
  return `<div class="not-read">\n<p>${words}.</p>\n<ul>\n${items.join('')}${rest}</ul>\n</div>\n`;
}

/** The same on one line, with the first files by name, not escaped; undefined where all was read. */
export function notReadLine(incomplete: readonly Incomplete[] = []): string | undefined {
  if (incomplete.length === 0) return undefined;
  const named = incomplete.slice(0, MOST_ON_LINE).map(({ file }) => file);
  const more = incomplete.length - named.length;
  return `${missingWords(incomplete)}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

import { demand } from './target.ts';

/** What a terminal or a CI log would obey, or read backwards. */
const OBEYED = /(?!\n)\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Nothing in what is printed does anything but be read. */
export function demandVisible(text: string): void {
  demand(!OBEYED.test(text), 'what is printed can be seen');
}

/** No line is a command to the runner of a CI: of GitHub's, of Azure's or of TeamCity's. */
export function demandNoCommand(text: string): void {
  demand(!/^\s*::[a-z][\w-]*(?:\s.*)?::/im.test(text), 'no line is a workflow command');
  demand(!/##\w*\[/.test(text), 'no line holds a command to a runner');
}

const TAG = /<(?:\?[^<>]*\?|!--[^<>]*--|(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?))>/y;
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);)+/y;

/** XML is well formed: elements close in order, and texts hold no markup. */
export function demandXml(text: string): void {
  const open: string[] = [];
  for (let at = 0; at < text.length; ) {
    TEXT.lastIndex = at;
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    const end = tag === null ? (TEXT.test(text) ? TEXT.lastIndex : at) : TAG.lastIndex;
    demand(end > at, 'XML is made of elements and texts');
    const [, closes, name, , isEmpty] = tag ?? [];
    if (closes === '/') demand(open.pop() === name, 'elements close in order');
    else if (name !== undefined && isEmpty !== '/') open.push(name);
    at = end;
  }
  demand(open.length === 0, 'every element closes');
}

const OUR_MARKUP = /<\/?(?:br|details|summary|sub|code|picture|img|b|i|em|strong)>|<!-- [\w ./:-]*-->|<!-- -->/g;

/** Markdown holds no HTML but ours, outside of code. */
export function demandMarkdown(text: string): void {
  const prose = text.replace(/(?<![`\\])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, 'code').replace(OUR_MARKUP, '');
  demand(!/<(?=[a-z/!?])/i.test(prose.replace(/\\</g, '')), 'Markdown holds no HTML but ours');
}

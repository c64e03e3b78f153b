import { DASH, isLetter, isWord, LF, nextLine } from './characters.ts';
import { type Chunk, contentStart } from './chunks.ts';
import type { Outline } from './manifest.ts';
import { plainEntries, plainText } from './plain-entries.ts';
import { isPlainYaml } from './plain-yaml.ts';

/**
 * The outline of the resource that a document is, told from its text; `none` where it surely is no resource. Undefined
 * where its text does not tell: then it has to be parsed. What is told is so for every document that parses. Only block
 * mappings at the left margin with plain keys are told, and large JSON without a `kind`; no lists of resources.
 */
export function outlineOf(text: string, chunk: Chunk): Outline | 'none' | undefined {
  const start = contentStart(text, chunk);
  if (text[start] === '{') return isOtherJson(text.slice(start, chunk.end)) ? 'none' : undefined;
  if (!isAtMargin(text, start) || !isLetter(text.charCodeAt(start))) return undefined;
  const head = headOf(text, start, chunk.end);
  if (head === undefined) return undefined;
  if (head.kind === undefined) {
    const isOther =
      head.apiVersion === undefined && (chunk.end - start > MAX_CHECKED || isPlainYaml(text, start, chunk.end));
    return isOther ? 'none' : undefined;
  }
  const kind = plainText(text, head.kind);
  if (kind === undefined || !KIND.test(kind) || kind.endsWith('List')) return undefined;
  if (head.apiVersion === undefined) return 'none';
  const apiVersion = plainText(text, head.apiVersion);
  if (apiVersion === undefined) return undefined;
  const named = head.metadata === undefined ? {} : namesIn(text, head.metadata);
  return named && { apiVersion, kind, name: named.name, namespace: named.namespace };
}

/** Whether a text in braces is JSON that is no resource: a dashboard, a package, settings of another tool. */
function isOtherJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !('kind' in value && 'apiVersion' in value);
  } catch {
    return false;
  }
}

/** A larger document without a `kind` is not looked at for what breaks its YAML. */
const MAX_CHECKED = 16 * 1024;

const KIND = /^[A-Za-z][A-Za-z0-9]*$/;

/** Where the values of the keys at the left margin stand. */
interface Head {
  kind?: Value;
  apiVersion?: Value;
  metadata?: Value;
}

interface Value {
  readonly value: number;
  end: number;
}

/** A line that starts at the left margin. */
const MARGIN = /\n[^ \t\r\n#]/g;

/** Undefined where a line at the margin is no plain key or item, or a key of the head stands twice. */
function headOf(text: string, start: number, end: number): Head | undefined {
  const head: Head = {};
  let last: Value | undefined;
  MARGIN.lastIndex = start;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (!isPlainStart(code)) return undefined;
    if (last !== undefined) last.end = at;
    last = undefined;
    const key = keyAt(text, at, code);
    if (key !== undefined) {
      if (head[key.name] !== undefined) return undefined;
      last = { value: key.value, end };
      head[key.name] = last;
    }
    const found = MARGIN.exec(text);
    at = found === null ? end : found.index + 1;
  }
  return head;
}

const HEAD = /(?:(k)ind|(a)piVersion|(m)etadata)[ \t]*:(?=[ \t\r\n]|$)/y;

/** The key of the head that starts at an offset, and where its value may. */
function keyAt(
  text: string,
  at: number,
  code: number,
): { readonly name: keyof Head; readonly value: number } | undefined {
  const name = NAMES.get(code);
  if (name === undefined) return undefined;
  HEAD.lastIndex = at;
  return HEAD.test(text) ? { name, value: HEAD.lastIndex } : undefined;
}

const NAMES: ReadonlyMap<number, keyof Head> = new Map([
  ['k'.charCodeAt(0), 'kind'],
  ['a'.charCodeAt(0), 'apiVersion'],
  ['m'.charCodeAt(0), 'metadata'],
]);

interface Names {
  name?: string;
  namespace?: string;
}

/** Undefined where the metadata are no plain block, or a name is not told by its line. */
function namesIn(text: string, { value, end }: Value): Names | undefined {
  const line = nextLine(text, value, end);
  if (!/^[ \t]*(?:(?<=[ \t])#.*)?\r?\n?$/.test(text.slice(value, line))) return undefined;
  const names: Names = {};
  for (const entry of plainEntries(text, line, end) ?? [undefined]) {
    if (entry === undefined) return undefined;
    if (entry.key !== 'name' && entry.key !== 'namespace') continue;
    const word = names[entry.key] === undefined ? plainText(text, entry) : undefined;
    if (word === undefined) return undefined;
    names[entry.key] = word;
  }
  return names;
}

function isAtMargin(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === LF;
}

/** Whether a plain key or an item of a list may start with a character. */
function isPlainStart(code: number): boolean {
  return isWord(code) || code === DASH;
}

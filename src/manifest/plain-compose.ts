import { type Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { afterSpaces, BAR, DASH, HASH, LF, nextLine, SPACE } from './characters.ts';
import { inlineAt, keyAt, scalar } from './plain-inline.ts';

/** The nodes of a document, and how many they are. */
export interface Plain {
  readonly root: Node;
  readonly count: number;
}

/**
 * The nodes that `yaml` makes of a document, where it is written as most are: block mappings and lists of plain words,
 * of quoted texts, brackets that open and close in one line, and literal texts. Undefined for anything else, broken or
 * not. A tenth of the time is enough for that, and nothing of `yaml` has to be compiled when a run starts. A block
 * collection ends where its last value does.
 */
export function composePlain(text: string): Plain | undefined {
  if (text.length > MAX_LENGTH || UNUSUAL.test(text)) return undefined;
  const reader = new PlainReader(text);
  const root = reader.document();
  return root && { root, count: reader.count };
}

/** The whole of a longer value would have to fit into the stack of a regular expression. */
const MAX_LENGTH = 1_000_000;

/** How deep block collections may nest to be read here. */
const MAX_DEPTH = 50;

/** Characters that break lines, indent, or are not seen. */
const UNUSUAL = /[^\n -~\u00A0-\u2027\u202A-\uFEFE\uFF00-\uFFFF]/;

/** Stands at a character and knows its column; -1 past the last line. Each method leaves it at the next line that says something. */
class PlainReader {
  count = 0;
  readonly #text: string;
  #at = 0;
  #column = 0;
  /** Where the value that was read last ends. */
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Node | undefined {
    if (this.#text.startsWith('---')) {
      this.#at = 3;
      if (!this.#endLine()) return undefined;
    } else this.#nextLine();
    const root = this.#collection(1);
    return this.#column === -1 ? root : undefined;
  }

  #collection(depth: number): Node | undefined {
    if (depth > MAX_DEPTH || this.#column === -1) return undefined;
    return this.#isDash() ? this.#sequence(depth) : this.#mapping(depth);
  }

  #mapping(depth: number): Node | undefined {
    const map = new YAMLMap<Node, Node>();
    const start = this.#at;
    const column = this.#column;
    do {
      const key = keyAt(this.#text, this.#at);
      if (key === undefined) return undefined;
      this.#at = key.end;
      const value = this.#value(column, depth, true);
      if (value === undefined) return undefined;
      map.items.push(new Pair(key.node, value));
      this.count += 2;
    } while (this.#column === column);
    if (this.#column > column) return undefined;
    map.range = [start, this.#end, this.#end];
    return map;
  }

  #sequence(depth: number): Node | undefined {
    const sequence = new YAMLSeq<Node>();
    const start = this.#at;
    const column = this.#column;
    do {
      const item = this.#item(column, depth);
      if (item === undefined) return undefined;
      sequence.items.push(item);
      this.count++;
    } while (this.#column === column && this.#isDash());
    if (this.#column > column) return undefined;
    sequence.range = [start, this.#end, this.#end];
    return sequence;
  }

  /** What stands behind a dash; a collection may start in its line. */
  #item(column: number, depth: number): Node | undefined {
    const start = afterSpaces(this.#text, this.#at + 1);
    const dash = this.#at;
    this.#at = start;
    if (!this.#isDash() && keyAt(this.#text, start) === undefined) {
      this.#at = dash + 1;
      return this.#value(column, depth, false);
    }
    this.#column = column + start - dash;
    return this.#collection(depth + 1);
  }

  /** What stands behind a key or a dash, or in the lines below; a list may stand at the column of its key. */
  #value(column: number, depth: number, isOfKey: boolean): Node | undefined {
    const at = this.#at;
    this.#end = at;
    if (this.#endLine()) {
      if (this.#column > column) return this.#collection(depth + 1);
      if (isOfKey && this.#column === column && this.#isDash()) return this.#collection(depth + 1);
      return scalar('', 'PLAIN', at, at);
    }
    this.#at = afterSpaces(this.#text, at);
    if (this.#text.charCodeAt(this.#at) === BAR) return this.#literal(column);
    const inline = inlineAt(this.#text, this.#at);
    if (inline === undefined) return undefined;
    this.#at = inline.end;
    this.#end = inline.end;
    return this.#endLine() ? inline.node : undefined;
  }

  /** The lines below a bar, which are indented more than `column`. */
  #literal(column: number): Node | undefined {
    const start = this.#at;
    HEADER.lastIndex = start;
    const header = HEADER.exec(this.#text);
    if (header === null) return undefined;
    const lines: string[] = [];
    let indent = 0;
    let line = HEADER.lastIndex;
    for (let next = line; line < this.#text.length; line = next) {
      const content = afterSpaces(this.#text, line);
      const end = this.#text.indexOf('\n', content);
      if (end === -1) return undefined;
      next = end + 1;
      if (content === end) {
        if (content - line > indent) return undefined;
        lines.push('');
        continue;
      }
      if (content - line <= column) break;
      if (indent === 0) indent = content - line;
      if (content - line < indent) break;
      lines.push(this.#text.slice(line + indent, end));
      this.#end = end;
    }
    while (lines.at(-1) === '') lines.pop();
    if (lines.length === 0) return undefined;
    this.#at = line;
    this.#nextLine();
    return scalar(lines.join('\n') + (header[1] === '' ? '\n' : ''), 'BLOCK_LITERAL', start, this.#end);
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== DASH) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === SPACE || next === LF || this.#at + 1 === this.#text.length;
  }

  /** Whether nothing but a comment follows in the line; if so, goes on to the next one. */
  #endLine(): boolean {
    LINE_END.lastIndex = this.#at;
    if (!LINE_END.test(this.#text)) return false;
    this.#at = LINE_END.lastIndex;
    this.#nextLine();
    return true;
  }

  /** From the start of a line to the first character that is neither a space nor in a comment. */
  #nextLine(): void {
    const text = this.#text;
    for (let line = this.#at; line < text.length; line = nextLine(text, line)) {
      const at = afterSpaces(text, line);
      const code = text.charCodeAt(at);
      if (at < text.length && code !== LF && code !== HASH) {
        this.#at = at;
        this.#column = at - line;
        return;
      }
    }
    this.#at = text.length;
    this.#column = -1;
  }
}

const HEADER = /\|(-?) *\n/y;
const LINE_END = /(?: *| +#.*)(?:\n|$)/y;

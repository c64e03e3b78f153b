/**
 * Whether a piece of text is surely YAML: block mappings and lists of plain words, quoted texts and block scalars, indented
 * as they should be. False for what needs a closer look, broken or not: this is to tell most files apart in no time.
 */
export function isPlainYaml(text: string, start: number, end: number): boolean {
  const levels: Level[] = [];
  let opened = true;
  let block = -1;
  LINE.lastIndex = start;
  while (LINE.lastIndex < end) {
    const match = LINE.exec(text);
    if (match === null) return false;
    const [, spaces = '', dashes = '', rest = ''] = match;
    if (rest === '' && dashes === '') continue;
    if (block >= 0 && spaces.length > block) continue;
    block = -1;
    if (rest.startsWith('#') && dashes === '') continue;
    const content = CONTENT.exec(rest);
    if (content === null) return false;
    const [, key, value = ''] = content;
    if (!fits(levels, spaces.length, dashes, key, opened)) return false;
    const column = spaces.length + dashes.length;
    opened = value === '';
    if (BLOCK.test(value)) block = key === undefined ? spaces.length : column;
  }
  return true;
}

interface Level {
  readonly column: number;
  readonly isList: boolean;
  /** The keys of a mapping so far: none may stand twice. */
  readonly keys: Set<string>;
}

/** A line: its spaces, the dashes of the items that it starts, and the rest without white space at its end. */
const LINE = /( *)((?:- +)*(?:-(?=[ ]*\r?(?:\n|$)))?)([^\r\n]*?)[ ]*(?:\r?\n|$)/y;

/** A key, and a value that means itself whatever is around it. */
const CONTENT =
  /^(?:((?:[A-Za-z0-9_.][\w./-]*|"[^"\\]*"|'[^']*')):(?= |$))? *((?:[A-Za-z0-9_./~$(+][^\s:#]*(?: [^\s:#]+)*|-?[0-9.]+|"(?:[^"\\]|\\["\\/bfnrt])*"|'(?:[^']|'')*'|[|>][+-]?|\[\]|\{\}|\[[\w./ -]+(?:, [\w./ -]+)*\])?)(?: +#.*)?$/;

const BLOCK = /^[|>][+-]?$/;

/** Whether a line may stand where it does; the mappings and lists that are open then are `levels`. */
function fits(levels: Level[], indent: number, dashes: string, key: string | undefined, opened: boolean): boolean {
  while ((levels.at(-1)?.column ?? -1) > indent) levels.pop();
  let column = indent;
  let mayOpen = opened;
  for (const item of dashes.match(/- */g) ?? []) {
    if (!enter(levels, column, true, mayOpen)) return false;
    column += item.length;
    mayOpen = true;
  }
  if (key === undefined) return dashes !== '';
  if (!enter(levels, column, false, mayOpen)) return false;
  const keys = levels.at(-1)?.keys;
  const isNew = keys?.has(key) !== true;
  keys?.add(key);
  return isNew;
}

/** Goes on with what is open at a column, or opens it where that may be; a list may stand at its key's column. */
function enter(levels: Level[], column: number, isList: boolean, mayOpen: boolean): boolean {
  const top = levels.at(-1);
  const beside = levels.at(-2);
  if (top !== undefined && top.column === column) {
    if (top.isList === isList) return true;
    if (!isList && beside?.column === column && !beside.isList) {
      levels.pop();
      return true;
    }
    if (!isList || !mayOpen) return false;
  }
  if (!mayOpen) return false;
  levels.push({ column, isList, keys: new Set() });
  return true;
}

import { git } from './git.ts';

/** The lines of a file that a change touches, as pairs of the first and the last one, from 1, in their order. */
export type ChangedLines = readonly (readonly [first: number, last: number])[];

/**
 * The files that differ between two commits, by path relative to the root, with the lines that are new or other in the
 * later one. Nothing of the repository's choice runs: no filter, external diff or text conversion. Empty where git does
 * not tell.
 */
export function changedLines(repository: string, earlier: string, later: string): ReadonlyMap<string, ChangedLines> {
  const answer = git(repository, [...DIFF, earlier, later]);
  return 'fault' in answer ? new Map() : readDiff(answer.output.toString('utf8'));
}

const DIFF = [
  ...['-c', 'core.quotePath=false', 'diff-tree', '-r', '-p', '--unified=0', '--inter-hunk-context=0', '--no-renames'],
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--src-prefix=a/', '--dst-prefix=b/', '--end-of-options'],
];

/** Reads a diff without context. The lines of a hunk are counted off, since they may look like anything. */
export function readDiff(diff: string): ReadonlyMap<string, ChangedLines> {
  const changed = new Map<string, [number, number][]>();
  const lines = diff.split('\n');
  let path: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('diff --git ')) path = undefined;
    if (line.startsWith('+++ ')) path = pathIn(line.slice('+++ '.length));
    const [, gone, start, count] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start === undefined) continue;
    const added = Number(count ?? 1);
    if (path !== undefined) {
      const spans = changed.get(path) ?? [];
      changed.set(path, spans);
      if (added > 0) spans.push([Number(start), Number(start) + added - 1]);
    }
    index += Number(gone ?? 1) + added;
    while (lines[index + 1]?.startsWith('\\') === true) index++;
  }
  return changed;
}

/** The path of a `+++` line; undefined where the file is gone. Git quotes odd names as C does, and ends others in a tab. */
function pathIn(text: string): string | undefined {
  const plain = text.replace(/\t$/, '');
  const name = plain.startsWith('"') ? unquoted(plain) : plain;
  return name.startsWith('b/') ? name.slice(2) : undefined;
}

function unquoted(text: string): string {
  const bytes: Buffer[] = [];
  for (const [part, octal, letter] of text.slice(1, -1).matchAll(/\\(?:([0-7]{3})|(.))|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Buffer.from([Number.parseInt(octal, 8)]));
    else bytes.push(Buffer.from(letter === undefined ? part : (ESCAPES.get(letter) ?? letter)));
  }
  return Buffer.concat(bytes).toString('utf8');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
]);

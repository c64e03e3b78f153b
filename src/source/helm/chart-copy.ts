import { posix } from 'node:path';
import { type Files, Refusal } from '../../files/files.ts';
import type { TemporaryFolder } from '../../files/temporary.ts';

/** A chart has no more files, and no more text. */
const MOST_FILES = 5_000;
const MOST_TEXT = 64 * 1024 * 1024;
const DEEPEST = 20;

/** Helm opens what a schema refers to, on servers and on the disk, and it says nothing of what is rendered. */
const SCHEMA = 'values.schema.json';

/**
 * Copies a chart into `name` of a temporary folder, so that it is rendered as the repository or the revision has it
 * and nothing is written beside it; without the schemas of its values. Gives why it could not be copied: it is too large, or holds what is no text, such
 * as a packed dependency; undefined where it could.
 */
export function copyChart(files: Files, chart: string, into: TemporaryFolder, name: string): string | undefined {
  let count = 0;
  let size = 0;
  const pending = [{ from: chart, to: name, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { from, to, depth } = next;
    const entries = files.list(from);
    if (entries instanceof Refusal) return entries.message;
    for (const { name: entry, path, kind } of entries) {
      if (kind === 'other' || !isPlainName(entry) || entry === SCHEMA) continue;
      if (kind === 'folder') {
        if (depth >= DEEPEST) return `"${path}" lies too deep`;
        pending.push({ from: path, to: posix.join(to, entry), depth: depth + 1 });
        continue;
      }
      const source = files.read(path);
      if (source instanceof Refusal) {
        if (isNeeded(posix.join(from, entry))) return source.message;
        continue;
      }
      count += 1;
      size += source.text.length;
      if (count > MOST_FILES || size > MOST_TEXT) return `the chart "${chart}" is too large`;
      into.write(posix.join(to, entry), source.text);
    }
  }
  return undefined;
}

/** What is no text and no part of a chart, such as a picture for its page, may be missing. */
function isNeeded(path: string): boolean {
  return /\.(?:ya?ml|tpl|tgz|json)$/.test(path);
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\]/.test(name);
}

import { posix } from 'node:path';
import { type Entry, type Files, Refusal } from '../../files/files.ts';
import { compareText } from '../../text/compare.ts';
import { Source } from '../../text/source.ts';

/** Files that are at hand as texts alone, by their paths; nothing else is there. */
export function carriedFiles(texts: ReadonlyMap<string, string>): Files {
  const folders = new Map<string, Map<string, Entry>>([['', new Map()]]);
  for (const path of texts.keys()) addTo(folders, path, 'file');
  const sources = new Map([...texts].map(([path, text]) => [path, new Source(path, text)]));
  const missing = (path: string) => new Refusal(path, 'missing', `${path} does not exist`);
  const kindOf = (path: string) => (sources.has(path) ? 'file' : folders.has(path) ? 'folder' : 'missing');
  return {
    root: '/',
    read: (path) => sources.get(path) ?? missing(path),
    list: (folder) => {
      const entries = folders.get(folder);
      return entries === undefined
        ? missing(folder)
        : [...entries.values()].sort((a, b) => compareText(a.name, b.name));
    },
    kindOf,
    realPath: (path) => (kindOf(path) === 'missing' ? undefined : path),
  };
}

function addTo(folders: Map<string, Map<string, Entry>>, path: string, kind: 'file' | 'folder'): void {
  let below: Entry = { name: posix.basename(path), path, kind };
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    const entries = folders.get(folder) ?? new Map<string, Entry>();
    const isKnown = folders.has(folder);
    folders.set(folder, entries.set(below.name, below));
    if (folder === '' || isKnown) return;
    below = { name: posix.basename(folder), path: folder, kind: 'folder' };
  }
}

function parentOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' || folder === '/' || folder === path ? '' : folder;
}

import type { Fields } from '../../manifest/tree.ts';
import { valueAt } from '../../manifest/tree.ts';
import { append } from '../../text/group-by.ts';
import { HASH } from './attribution.ts';
import { deployedAs, type Entry, sameNamespace } from './entry.ts';
import { written } from './layer.ts';
import type { RenderedResource } from './rendered-resources.ts';

/** Finds the entry that became a rendered resource; undefined where none can have. */
export type MatchEntry = (resource: RenderedResource, file: string | undefined) => Entry | undefined;

/** Matches by what entries are deployed as, which no two of an overlay share, then by the file of the origin. */
export function matchEntries(entries: readonly Entry[]): MatchEntry {
  const byName = new Map<string, Entry[]>();
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    append(byName, nameKey(entry.kind, deployedAs(entry).name), entry);
    append(byFile, fileKey(entry.kind, entry.file), entry);
  }
  return ({ fields, isGenerated }, file) => {
    const kind = written(fields.get('kind')) ?? '';
    const name = nameIn(fields, 'name');
    const plain = isGenerated ? name.replace(HASH, '') : name;
    const named = byName.get(nameKey(kind, name)) ?? byName.get(nameKey(kind, plain));
    if (named !== undefined) return best(named, fields, file);
    const standing = file === undefined ? undefined : byFile.get(fileKey(kind, file));
    if (standing?.length === 1) return standing[0];
    return standing?.find((entry) => entry.name !== '' && name.includes(entry.name));
  };
}

function best(entries: readonly Entry[], fields: Fields, file: string | undefined): Entry | undefined {
  const namespace = nameIn(fields, 'namespace');
  const inFile = entries.filter((entry) => entry.file === file);
  const candidates = inFile.length === 0 ? entries : inFile;
  return candidates.find((entry) => sameNamespace(deployedAs(entry).namespace, namespace)) ?? candidates[0];
}

function nameIn(fields: Fields, key: 'name' | 'namespace'): string {
  return written(valueAt(fields, ['metadata', key])) ?? '';
}

function nameKey(kind: string, name: string): string {
  return `${kind}\n${name}`;
}

function fileKey(kind: string, file: string): string {
  return `${kind}\n${file}`;
}

import type { Files } from '../../src/files/files.ts';
import { workingTree } from '../../src/files/working-tree.ts';
import type { Collection } from '../../src/source/collection.ts';
import { gather } from '../../src/source/gather.ts';
import { groundOf } from '../../src/source/ground.ts';
import { createReader, type Reader } from '../../src/source/reader.ts';

/** A Service of this name. */
export function service(name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
}

/** What files hold, gathered for one cluster without a renderer. */
export async function collect(
  from: Files | Reader,
  { paths, ...where }: { readonly paths: readonly string[]; readonly ignore: readonly string[]; readonly base: string },
): Promise<Collection> {
  const ground = groundOf('files' in from ? from : createReader(from), where, {
    allowNetwork: false,
    renderer: 'none',
  });
  const task = { paths, layout: 'entries', deployment: undefined, by: undefined } as const;
  const [collection] = await gather([{ tasks: [task], accepts: () => true }], ground);
  if (collection === undefined) throw new Error('nothing was gathered');
  return collection;
}

/** What a folder of the disk holds; all of it where no paths are named. */
export function collected(
  root: string,
  paths: readonly string[] = [''],
  ignore: readonly string[] = [],
  base = '',
): Promise<Collection> {
  return collect(workingTree(root), { paths, ignore, base });
}

/** The names of the resources found. */
export function names(collection: Collection): readonly string[] {
  return collection.manifests.map(({ name }) => String(name));
}

/** `path:line message` of every problem. */
export function problems({ problems: found }: Collection): readonly string[] {
  return found.map(({ at, message }) => `${at.source.path}:${at.source.position(at.start).line} ${message}`);
}

import { workingTree } from '../../src/files/working-tree.ts';
import { type Collection, collect } from '../../src/source/collect.ts';

/** A Service of this name. */
export function service(name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
}

/** What a folder of the disk holds; all of it where no paths are named. */
export function collected(
  root: string,
  paths: readonly string[] = [''],
  ignore: readonly string[] = [],
  base = '',
): Collection {
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

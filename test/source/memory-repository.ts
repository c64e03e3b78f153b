import { type Files, Refusal } from '../../src/files/files.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import type { Route } from '../../src/manifest/tree.ts';
import { createReader, type Reader } from '../../src/source/reader.ts';
import { compareText } from '../../src/text/compare.ts';
import { Source } from '../../src/text/source.ts';

/** A repository that stands nowhere, by path. */
export function repository(texts: Readonly<Record<string, string>>): Files {
  const sources = new Map(Object.entries(texts).map(([path, text]) => [path, new Source(path, text)]));
  const isFolder = (path: string) => path === '' || [...sources.keys()].some((one) => one.startsWith(`${path}/`));
  const refusal = (path: string) => new Refusal(path, 'missing', `"${path}" does not exist`);
  return {
    root: '/nowhere',
    read: (path) => sources.get(path) ?? refusal(path),
    list: (folder) => {
      const below = folder === '' ? '' : `${folder}/`;
      const paths = [...sources.keys()].filter((path) => path.startsWith(below));
      const names = [...new Set(paths.map((path) => path.slice(below.length).split('/')[0] ?? ''))];
      return names.sort(compareText).map((name) => {
        const path = below + name;
        return { name, path, kind: isFolder(path) ? 'folder' : 'file' };
      });
    },
    kindOf: (path) => (sources.has(path) ? 'file' : isFolder(path) ? 'folder' : 'missing'),
    realPath: (path) => (sources.has(path) || isFolder(path) ? path : undefined),
  };
}

/** A reader of files that stand nowhere, by path. */
export function readerOf(texts: Readonly<Record<string, string>>): Reader {
  return createReader(repository(texts));
}

/** `file:line text` of where a part of a resource stands. */
export function standing(manifest: Manifest, route: Route): string {
  const { source, start, end } = manifest.at(route);
  return `${source.path}:${source.position(start).line} ${source.text.slice(start, end)}`;
}

/** A resource as plain data: mappings as objects, unknown values as `?`. */
export function plain(manifest: Manifest): unknown {
  return JSON.parse(
    JSON.stringify(manifest.fields, (_, value: unknown) => {
      if (value instanceof Map) return Object.fromEntries(value);
      return isUnknown(value) ? '?' : value;
    }),
  );
}

function isUnknown(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'reason' in value && 'text' in value;
}

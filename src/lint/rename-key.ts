import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import type { Edit } from '../text/edit.ts';
import type { Fix } from './rule.ts';

/**
 * The edit that renames the key at a route, quotes kept; undefined where the place does not hold the key itself, as
 * where a renderer made it or a merge key brought it from elsewhere.
 */
export function renameKey(manifest: Manifest, route: Route, name: string): Edit | undefined {
  const key = route.at(-1);
  const at = manifest.keyAt(route);
  const text = at.source.text.slice(at.start, at.end);
  const quote = /^(["']?)(.*)\1$/s.exec(text);
  if (typeof key !== 'string' || quote?.[2] !== key) return undefined;
  return { at, text: `${quote[1] ?? ''}${name}${quote[1] ?? ''}` };
}

/** Names a key that an edit writes into the mapping at a route, told from the same one of another mapping. */
export function writtenKey(manifest: Manifest, route: Route, name: string): string {
  const { source, start } = manifest.at(route);
  return `${start} ${name} ${source.path}`;
}

/** Repairs a misspelt field. */
export function unknownFieldFix(manifest: Manifest, route: Route, meant: string): Fix | undefined {
  const edit = renameKey(manifest, route, meant);
  if (edit === undefined) return undefined;
  const keys = [writtenKey(manifest, route.slice(0, -1), meant)];
  return { title: `Rename it to "${meant}"`, safety: 'safe', edits: [edit], keys };
}

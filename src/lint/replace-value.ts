import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import type { Edit } from '../text/edit.ts';

/**
 * The edit that writes another word where a text stands, quotes kept; undefined where the file does not hold the text
 * itself, as where a renderer made it or a variable stands there. The word must not need quotes.
 */
export function replaceValue(manifest: Manifest, route: Route, word: string): Edit | undefined {
  const text = manifest.get(route);
  const at = manifest.at(route);
  const standing = at.source.text.slice(at.start, at.end);
  const quote = ['', '"', "'"].find((mark) => standing === `${mark}${String(text)}${mark}`);
  if (typeof text !== 'string' || quote === undefined) return undefined;
  return { at, text: `${quote}${word}${quote}` };
}

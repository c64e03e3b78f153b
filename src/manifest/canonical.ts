import { compareText } from '../text/compare.ts';
import { isFields, isItems, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/** A value as one text, the same whatever the order of keys; unknown values stand as they are written. */
export function canonicalText(tree: Tree): string {
  if (tree instanceof Unknown) return tree.text;
  if (isItems(tree)) return `[${tree.map(canonicalText).join(', ')}]`;
  if (!isFields(tree)) return JSON.stringify(tree);
  const pairs = [...tree].sort(([a], [b]) => compareText(a, b));
  return `{ ${pairs.map(([key, value]) => `${key}: ${canonicalText(value)}`).join(', ')} }`;
}

/** How many values in it are unknown. */
export function countUnknown(tree: Tree): number {
  if (tree instanceof Unknown) return 1;
  const parts = isFields(tree) ? [...tree.values()] : isItems(tree) ? tree : [];
  return parts.reduce<number>((sum, part) => sum + countUnknown(part), 0);
}

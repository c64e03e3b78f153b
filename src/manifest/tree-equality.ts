import { isFields, isItems, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/**
 * Whether two values say the same: mappings in any order of their keys, texts that cannot be known by what is written.
 * An undefined value is only equal to another one.
 */
export function equalTrees(a: Tree | undefined, b: Tree | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Unknown && b instanceof Unknown) return a.text === b.text;
  if (isItems(a) && isItems(b)) {
    return a.length === b.length && a.every((item, index) => equalTrees(item, b[index]));
  }
  if (!isFields(a) || !isFields(b) || a.size !== b.size) return false;
  return [...a].every(([key, value]) => b.has(key) && equalTrees(value, b.get(key)));
}

/** Whether all that a value says is also said by another one, which may say more: of mappings key by key. */
export function isWithin(part: Tree | undefined, whole: Tree | undefined): boolean {
  if (!isFields(part) || !isFields(whole)) return equalTrees(part, whole);
  return [...part].every(([key, value]) => whole.has(key) && isWithin(value, whole.get(key)));
}

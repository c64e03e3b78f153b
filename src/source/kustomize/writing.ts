import type { Places } from '../../manifest/manifest.ts';
import { isFields, isItems, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { equalTrees, isWithin } from '../../manifest/tree-equality.ts';
import type { Remark } from '../../text/problem.ts';

/** A value that a file of an overlay writes into a resource. */
export interface Writing {
  /** Where in the resource. */
  readonly target: readonly WritingStep[];
  /** What is written; undefined where the value is taken away. */
  readonly tree: Tree | undefined;
  readonly places: Places;
  /** Where it stands in the file. */
  readonly at: Route;
  /** Whether a value of the resource came from it, where that is not plain from what is written. */
  readonly agrees?: (value: Tree) => boolean;
  /** What else is to know of a value from it. */
  readonly remark?: Remark;
}

/** A step of a target: a key, an index or `-` for a new item; or a function of the step and what stands there. */
export type WritingStep = string | ((step: string | number, item: Tree | undefined) => boolean);

/** Where a route of a resource stands in what was written. */
export interface Located {
  readonly route: Route;
  /** Undefined where it does not go so far. */
  readonly value: Tree | undefined;
  /** Whether the whole route is in it. */
  readonly isWhole: boolean;
}

/**
 * Finds what a writing says of a route of the resource. Items of a list are found by their value, for others may have
 * come before them since; an item of the same name stands for the one that was changed later.
 */
export function locate(writing: Writing, route: Route, resource: Tree | undefined): Located | undefined {
  const { target, tree, at, agrees = (item: Tree) => isWithin(tree, item) } = writing;
  if (route.length < target.length) return undefined;
  let whole = resource;
  for (const [index, step] of target.entries()) {
    const taken = route[index] ?? '';
    const item = valueAt(whole, [taken]);
    const isItem = typeof taken === 'number' && typeof step === 'string';
    if (
      typeof step === 'function'
        ? !step(taken, item)
        : !(isItem && index === target.length - 1) && step !== String(taken)
    )
      return undefined;
    if (isItem && index === target.length - 1 && !(ITEM.test(step) && item !== undefined && agrees(item)))
      return undefined;
    whole = item;
  }
  return descend(tree, whole, at, route.slice(target.length));
}

const ITEM = /^(?:-|\d+)$/;

function descend(tree: Tree | undefined, resource: Tree | undefined, at: Route, rest: Route): Located {
  const route = [...at];
  let value = tree;
  let whole = resource;
  for (const step of rest) {
    const own = typeof step === 'number' ? sameItem(value, whole, step) : step;
    const next = own === undefined ? undefined : valueAt(value, [own]);
    if (own === undefined || next === undefined) return { route, value: undefined, isWhole: false };
    route.push(own);
    value = next;
    whole = valueAt(whole, [step]);
  }
  return { route, value, isWhole: true };
}

/** The index in a written list of what is the item at `index` of the resource's list; undefined where it is in none. */
function sameItem(written: Tree | undefined, list: Tree | undefined, index: number): number | undefined {
  if (!isItems(written)) return undefined;
  const item = isItems(list) ? list[index] : undefined;
  if (item === undefined) return undefined;
  if (equalTrees(written[index], item)) return index;
  const found = [
    written.findIndex((one) => equalTrees(one, item)),
    written.findIndex((one) => isWithin(one, item)),
    written.findIndex((one) => isNamesake(one, item)),
  ].find((one) => one !== -1);
  if (found !== undefined) return found;
  return isItems(list) && written.length === list.length && isFields(item) ? index : undefined;
}

/** The keys by which kustomize merges items of the lists that matter here. */
const MERGE_KEYS = ['name', 'containerPort', 'port', 'ip'] as const;

function isNamesake(a: Tree, b: Tree): boolean {
  if (!isFields(a) || !isFields(b)) return false;
  const key = MERGE_KEYS.find((one) => a.has(one) && b.has(one));
  return key !== undefined && equalTrees(a.get(key), b.get(key));
}

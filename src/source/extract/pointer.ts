import { type Fields, isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { nearest } from '../../text/nearest.ts';

/** What a JSON Pointer leads to: a value, or nothing and the pointer that was likely meant. */
export type Pointed =
  | { readonly route: Route; readonly value: Tree }
  | { readonly missing: true; readonly meant: string | undefined };

/**
 * Follows a JSON Pointer (RFC 6901) from a value. An index is written in decimal without leading zeros. What stands
 * below an unknown value is unknown.
 */
export function pointTo(tree: Tree, pointer: string): Pointed {
  const steps = pointer.split('/').slice(1).map(unescapeStep);
  const route: (string | number)[] = [];
  let value: Tree = tree;
  for (const [at, step] of steps.entries()) {
    if (value instanceof Unknown) return { route, value };
    const next = child(value, step);
    if (next === undefined) return { missing: true, meant: meantBy(value, steps, at) };
    route.push(next.step);
    value = next.value;
  }
  return { route, value };
}

function child(tree: Tree, step: string): { readonly step: string | number; readonly value: Tree } | undefined {
  if (isItems(tree)) {
    const index = /^(?:0|[1-9]\d{0,8})$/.test(step) ? Number(step) : -1;
    const value = tree[index];
    return value === undefined ? undefined : { step: index, value };
  }
  const value = isFields(tree) ? tree.get(step) : undefined;
  return value === undefined ? undefined : { step, value };
}

/** The pointer with the key that does not exist put right; undefined where no key is near. */
function meantBy(tree: Tree, steps: readonly string[], at: number): string | undefined {
  const key = isFields(tree) ? (nearest(steps[at] ?? '', tree.keys()) ?? onlyEnding(tree, steps[at] ?? '')) : undefined;
  if (key === undefined) return undefined;
  return [...steps.slice(0, at), key, ...steps.slice(at + 1)].map((step) => `/${escapeStep(step)}`).join('');
}

/** The only key that ends so behind a colon or a dot, as those of Pulumi do: `project:key`. */
function onlyEnding(fields: Fields, step: string): string | undefined {
  const ends = [...fields.keys()].filter((key) => step !== '' && /[:.]/.test(key) && key.endsWith(step));
  return ends.length === 1 ? ends[0] : undefined;
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

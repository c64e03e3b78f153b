import { isFields, isItems, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { written } from './layer.ts';
import type { WritingStep } from './writing.ts';

/**
 * The steps of a field path of kustomize's replacements: `spec.ports.[name=http].port`, `data.a\.b`, `spec.ips.0`,
 * `spec.list.*.name`. A dot in brackets or behind a backslash belongs to its step.
 */
export function fieldPathSteps(path: string): readonly string[] {
  const steps: string[] = [];
  let step = '';
  let depth = 0;
  for (let index = 0; index < path.length; index++) {
    const character = path[index] ?? '';
    if (character === '\\' && index + 1 < path.length) step += path[++index] ?? '';
    else if (character === '.' && depth === 0) {
      steps.push(step);
      step = '';
    } else {
      if (character === '[') depth += 1;
      if (character === ']' && depth > 0) depth -= 1;
      step += character;
    }
  }
  return [...steps, step].filter((one) => one !== '');
}

/** What each step of a field path takes. */
export function fieldPathTarget(path: string): readonly WritingStep[] {
  return fieldPathSteps(path).map((step) => {
    if (step === '*') return (taken) => typeof taken === 'number';
    const condition = conditionIn(step);
    return condition === undefined ? keyIn(step) : (_taken, item) => isMeant(item, condition);
  });
}

/** The route of a field path in a value; undefined where a step takes no item or several are meant. */
export function routeOf(path: string, tree: Tree | undefined): Route | undefined {
  const route: (string | number)[] = [];
  let value = tree;
  for (const step of fieldPathSteps(path)) {
    const taken = isItems(value) ? indexOf(step, value) : keyIn(step);
    if (taken === undefined) return undefined;
    route.push(taken);
    value = valueAt(value, [taken]);
  }
  return route;
}

/** A key may stand in brackets for the dots in it. */
function keyIn(step: string): string {
  return /^\[([^=\]]*)\]$/.exec(step)?.[1] ?? step;
}

interface Condition {
  readonly key: string;
  readonly value: string;
}

function conditionIn(step: string): Condition | undefined {
  const match = /^\[([^=\]]*)=([^\]]*)\]$/.exec(step);
  return match === null ? undefined : { key: match[1] ?? '', value: match[2] ?? '' };
}

function indexOf(step: string, items: readonly Tree[]): number | undefined {
  const condition = conditionIn(step);
  if (condition === undefined) return /^\d{1,9}$/.test(step) ? Number(step) : undefined;
  const index = items.findIndex((item) => isMeant(item, condition));
  return index === -1 ? undefined : index;
}

function isMeant(item: Tree | undefined, { key, value }: Condition): boolean {
  return key === '' ? plain(item) === value : isFields(item) && plain(item.get(key)) === value;
}

function plain(tree: Tree | undefined): string | undefined {
  return typeof tree === 'number' || typeof tree === 'boolean' ? String(tree) : written(tree);
}

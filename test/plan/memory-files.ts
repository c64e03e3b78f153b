import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanFiles } from '../../src/plan/plan-files.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import type { Problem } from '../../src/text/problem.ts';
import { Source, type Span } from '../../src/text/source.ts';

/** Files that stand nowhere, by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): PlanFiles {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, new Source(path, text)]));
  return {
    read: (path) => files.get(path) ?? { message: `no such file: ${path}` },
    glob: (pattern, folder) => [...files.keys()].filter((path) => picomatch(posix.join(folder, pattern))(path)).sort(),
  };
}

/** The plan of a text that stands in `plan.yaml`. Throws what is wrong with it. */
export function planOf(text: string, others: Readonly<Record<string, string>> = {}): Plan {
  const read = readPlan('plan.yaml', memoryFiles({ 'plan.yaml': text, ...others }));
  if ('plan' in read) return read.plan;
  throw new Error(read.problems.map(told).join('\n'));
}

/** What is wrong with the plan of a text, each as `file:line:column message`. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const read = readPlan('plan.yaml', memoryFiles({ 'plan.yaml': text, ...others }));
  return 'plan' in read ? [] : read.problems.map(told);
}

function told({ at, message }: Problem): string {
  return at === undefined ? message : `${spot(at)} ${message}`;
}

/** `file:line:column` of a place. */
export function spot({ source, start }: Span): string {
  const { line, column } = source.position(start);
  return `${source.path}:${line}:${column}`;
}

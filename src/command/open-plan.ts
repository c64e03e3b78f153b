import { posix } from 'node:path';
import type { Files } from '../files/files.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanFiles } from '../plan/plan-files.ts';
import { readPlan } from '../plan/read-plan.ts';
import { select } from '../source/select.ts';
import { usageOf } from './usage.ts';
import type { Workspace } from './workspace.ts';

/** Reads the plan of a workspace, if it has one. Throws a UsageError with the plan's first problem. */
export function openPlan(workspace: Workspace): Plan | undefined {
  if (workspace.plan === undefined) return undefined;
  const read = readPlan(workspace.plan, planFiles(workspace.files));
  if ('plan' in read) return read.plan;
  throw usageOf(workspace, read.problems[0] ?? { message: `${workspace.plan} cannot be read` });
}

function planFiles(files: Files): PlanFiles {
  return {
    read: (path) => files.read(path),
    glob: (pattern, folder) => select(files, [posix.join(folder, pattern)], () => false).files,
  };
}

import type { Problem } from '../text/problem.ts';
import type { Located } from '../text/source.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** A mistake at a value of the plan, as `plan.yaml:4:5: message`. */
export function usageAt(workspace: Workspace, located: Located<unknown> | undefined, message: string): UsageError {
  return usageOf(workspace, located === undefined ? { message } : { message, at: located.at });
}

/** A problem of the plan as the message that ends a command with status 2. */
export function usageOf(workspace: Workspace, { at, message }: Problem): UsageError {
  if (at === undefined) return new UsageError(message);
  const { line, column } = at.source.position(at.start);
  return new UsageError(`${workspace.display(at.source.path)}:${line}:${column}: ${message}`);
}

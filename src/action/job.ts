import { resolve } from 'node:path';
import { UsageError } from '../command/usage-error.ts';
import { currentFolder } from '../files/location.ts';
import { repositoryRoot } from '../files/working-tree.ts';
import { readStep, type Step } from './event.ts';
import { type Environment, type Inputs, readInputs } from './inputs.ts';
import type { Log } from './log.ts';
import { type Rebase, rebaseTo } from './rebase.ts';

/** One run of the Action. */
export interface Job {
  readonly env: Environment;
  readonly inputs: Inputs;
  readonly step: Step;
  readonly log: Log;
  /** The working directory and the root of the repository, absolute, links resolved. */
  readonly cwd: string;
  readonly root: string;
  readonly rebase: Rebase;
}

/** Reads inputs, event and folders; `started` is where the step starts. Throws a UsageError for a wrong input. */
export function openJob(env: Environment, started: string, log: Log): Job {
  const inputs = readInputs(env);
  const step = readStep(env, started);
  const named = resolve(step.workspace, inputs.workingDirectory);
  const cwd = currentFolder(named);
  if (cwd === undefined) throw new UsageError(`there is no folder ${inputs.workingDirectory}`);
  const root = repositoryRoot(cwd) ?? cwd;
  return { env, inputs, step, log, cwd, root, rebase: rebaseTo(root, cwd) };
}

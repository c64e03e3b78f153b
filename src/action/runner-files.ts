import { randomUUID } from 'node:crypto';
import { appendFileSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../command/usage-error.ts';
import { writeWhole } from '../files/write.ts';
import type { Environment } from './inputs.ts';

/** Sets outputs of the step. No value can end its own entry: what parts them is not to be guessed. */
export function setOutputs(env: Environment, outputs: Readonly<Record<string, string>>): void {
  const file = env['GITHUB_OUTPUT'];
  if (file === undefined || file === '') return;
  const entries = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `end-${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, entries.join(''));
}

/** Adds to the summary of the job. */
export function addSummary(env: Environment, text: string): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** A new file of the runner's temporary folder, which is no part of the checkout; its absolute path. */
export function writeTemporary(env: Environment, path: string, text: string): string {
  const file = join(env['RUNNER_TEMP'] ?? '/tmp', 'mlb-lint', path);
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, text);
  return file;
}

/**
 * Writes a file that the workflow names, relative to the working directory; its absolute path. In the checkout no link
 * is followed: a pull request could have put it there. Throws a UsageError where one is in the way.
 */
export function writeNamed(workspace: string, cwd: string, path: string, text: string): string {
  const file = resolve(cwd, path);
  const root = [workspace, realpathSync(workspace)].find((folder) => file.startsWith(folder + sep));
  if (root !== undefined) {
    for (let part = file; part !== root; part = dirname(part)) {
      if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
        throw new UsageError(`cannot write ${path}: a link is in the way`);
      }
    }
  }
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, text);
  return file;
}

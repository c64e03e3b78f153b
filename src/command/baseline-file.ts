import { Refusal } from '../files/files.ts';
import { readNamed } from '../files/working-tree.ts';
import { readBaseline } from '../lint/baseline.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** The fingerprints in a baseline file that the user names. Throws a UsageError where it is none. */
export function baselineIn(workspace: Workspace, path: string): ReadonlySet<string> {
  const source = readNamed(workspace.files, workspace.resolve(path));
  if (source instanceof Refusal) throw new UsageError(`--baseline: ${source.message}`);
  const read = readBaseline(source.text);
  if ('fault' in read) throw new UsageError(`--baseline ${path}: ${read.fault}`);
  return read;
}

import { posix } from 'node:path';
import type { Repairs } from '../report/review/patch.ts';
import type { LintRun } from './finish-lint.ts';
import type { LintOptions } from './lint-options.ts';
import { type RepairRun, runRepairIn } from './repair.ts';
import type { Workspace } from './workspace.ts';

/**
 * What `--fix` would do, as a patch shows it; undefined where it would do nothing. `below` is the folder of the
 * workspace's files in the git work tree, empty for its root; `first` is the lint of it.
 */
export async function safeRepairs(
  workspace: Workspace,
  options: LintOptions,
  below: string,
  first: LintRun,
): Promise<Repairs | undefined> {
  const { say: _said, stats: _stats, unseen: _told, ...quiet } = options;
  const { made, files } = await runRepairIn(workspace, quiet, first);
  if (files.length === 0) return undefined;
  return { count: made.length, files: files.map((one) => edited(one, below)) };
}

function edited({ file, lines }: RepairRun['files'][number], below: string) {
  return { path: posix.join(below, file.path), original: file.text, lines, hasMark: file.hasMark };
}

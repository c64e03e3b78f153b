import type { LintRun } from '../command/finish-lint.ts';
import { type RepairedFinding, type RepairOptions, type RepairRun, runRepair } from '../command/repair.ts';
import { UsageError } from '../command/usage-error.ts';
import { rewrite } from '../files/rewrite.ts';
import { patch } from '../report/diff.ts';
import { visible } from '../report/escape.ts';
import { counted } from '../report/run.ts';
import type { Shell } from './shell.ts';

/** Repairs, or with `dryRun` prints the patch, and tells which repairs it made; gives the lint of what remains. */
export async function repair(options: RepairOptions, dryRun: boolean, shell: Shell): Promise<LintRun> {
  const run = await runRepair(options);
  if (dryRun) shell.print(patch(run.files.map((one) => edited(one, run))));
  const faults = dryRun ? new Map<string, string>() : write(run);
  const made = run.made.filter(({ file }) => !faults.has(file));
  for (const one of made) shell.say(visible(`${placeOf(one)}: ${one.title} (${one.rule})`));
  tellLeft(run, shell);
  const verb = dryRun ? 'to be made' : 'made';
  shell.say(`${counted(made.length, 'repair')} ${verb} in ${counted(run.files.length - faults.size, 'file')}`);
  if (faults.size > 0)
    throw new UsageError([...faults].map(([file, why]) => `cannot write ${file}: ${why}`).join('; '));
  return run.remaining;
}

function edited({ file, lines }: RepairRun['files'][number], { workspace }: RepairRun) {
  return { path: workspace.display(file.path), original: file.text, lines, hasMark: file.hasMark };
}

/** Writes every file that can be, and tells of the others why not, by the names that people read. */
function write({ files, workspace }: RepairRun): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ file, lines }) => {
      const fault = rewrite(workspace.files, file, lines.map(({ text }) => text).join(''));
      return fault === undefined ? [] : [[workspace.display(file.path), fault] as const];
    }),
  );
}

function tellLeft({ left }: RepairRun, shell: Shell): void {
  const reasons = new Map<string, RepairedFinding[]>();
  for (const one of left) reasons.set(one.why, [...(reasons.get(one.why) ?? []), one]);
  for (const [why, [first, ...others]] of reasons) {
    if (first === undefined) continue;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    shell.say(visible(`${placeOf(first)}: not repaired${more}, ${why} (${first.rule})`));
  }
}

function placeOf({ file, line }: RepairedFinding): string {
  return `${file}:${line}`;
}

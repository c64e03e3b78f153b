import type { LintRun } from '../command/lint.ts';
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
  else write(run);
  for (const one of run.made) shell.say(visible(`${placeOf(one)}: ${one.title} (${one.rule})`));
  tellLeft(run, shell);
  const verb = dryRun ? 'to be made' : 'made';
  shell.say(`${counted(run.made.length, 'repair')} ${verb} in ${counted(run.files.length, 'file')}`);
  return run.remaining;
}

function edited({ file, lines }: RepairRun['files'][number], { workspace }: RepairRun) {
  return { path: workspace.display(file.path), original: file.text, lines, hasMark: file.hasMark };
}

/** Writes every file that can be, and then says which could not. */
function write({ files, workspace }: RepairRun): void {
  const faults = files.flatMap(({ file, lines }) => {
    const fault = rewrite(workspace.files, file, lines.map(({ text }) => text).join(''));
    return fault === undefined ? [] : [`cannot write ${workspace.display(file.path)}: ${fault}`];
  });
  if (faults.length > 0) throw new UsageError(faults.join('; '));
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

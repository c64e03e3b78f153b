import { stopwatch } from '../files/clock.ts';
import { withoutBaseline } from '../lint/baseline.ts';
import { inFiles } from '../lint/finding.ts';
import type { Report } from '../lint/reported.ts';
import { countFindings } from '../lint/summary.ts';
import { collectText } from '../source/collection.ts';
import { Source } from '../text/source.ts';
import { baselineIn } from './baseline-file.ts';
import { finishLint, type LintRun } from './finish-lint.ts';
import { judgeSites } from './judge-sites.ts';
import type { LintOptions } from './lint-options.ts';
import { openSitesIn } from './open-sites.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Lints the repository around a plan, or a folder without one. Throws a UsageError for what ends it with status 2. */
export async function lint(options: LintOptions = {}): Promise<Report> {
  return (await runLint(options)).report;
}

/** Lints, and keeps what the reporters need. */
export async function runLint(options: LintOptions): Promise<LintRun> {
  return runLintIn(openWorkspace(options.plan, options.cwd), options);
}

/** The same in a workspace that is found already. */
export async function runLintIn(workspace: Workspace, options: LintOptions): Promise<LintRun> {
  const { stdin, shard } = options;
  // Few runs need it, and all would wait for its code.
  if (shard !== undefined) return (await import('./shard/lint-shard.ts')).lintShard(workspace, { ...options, shard });
  const given = stdin === undefined ? undefined : collectText(new Source(stdin.name, stdin.text));
  const opened = await openSitesIn(workspace, options, given);
  const known = options.baseline === undefined ? undefined : baselineIn(workspace, options.baseline);
  const clock = stopwatch();
  const judgment = judgeSites(opened, options);
  clock.lap('rules');
  if (options.stats === true) options.say?.(clock.words());
  const fresh = known === undefined ? judgment.findings : withoutBaseline(judgment.findings, known);
  const kept = options.files === undefined ? fresh : inFiles(fresh, workspace.pathsOf(options.files));
  return finishLint(opened, judgment, kept);
}

/** A lint as it is where a baseline holds all of its findings: nothing is left to report. */
export function asKnown({ run, report, judged }: LintRun): LintRun {
  const clean = { ...report, findings: [], summary: { ...report.summary, ...countFindings([]) } };
  return { report: clean, run: { ...run, report: clean, fixes: new Map() }, findings: [], judged };
}

import { relative, sep } from 'node:path';
import type { LintRun } from '../command/finish-lint.ts';
import { runLint } from '../command/lint.ts';
import type { SiteOptions } from '../command/open-sites.ts';
import { type ReviewRun, runReview } from '../command/review.ts';
import { safeRepairs } from '../command/safe-repairs.ts';
import { UsageError } from '../command/usage-error.ts';
import { openWorkspace } from '../command/workspace.ts';
import { changedLines } from '../files/changed-lines.ts';
import { failsOn } from '../lint/summary.ts';
import { visible } from '../report/escape.ts';
import { github } from '../report/github.ts';
import { reporters } from '../report/reporters.ts';
import type { ReviewExtras } from '../report/review/markdown.ts';
import { failingMoves } from '../review/failing-moves.ts';
import { annotated } from './annotations.ts';
import type { Environment } from './inputs.ts';
import { type Job, openJob } from './job.ts';
import { logTo } from './log.ts';
import { postComment } from './post-comment.ts';
import { rebasedReview, rebasedRun } from './rebase.ts';
import { addSummary, setOutputs, writeNamed, writeTemporary } from './runner-files.ts';
import { summaryOf } from './summary.ts';

/** The columns of the log. */
const WIDTH = 120;

/** Runs the Action and gives its exit status: 1 where findings or moves fail it, 2 where the work could not be done. */
export async function runAction(
  env: Environment,
  cwd: string,
  print: (text: string) => void,
  second?: number,
): Promise<number> {
  const log = logTo(print);
  try {
    return await work(openJob(env, cwd, log), second);
  } catch (error) {
    log.error(`mlb-lint: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

async function work(job: Job, second: number | undefined): Promise<number> {
  const { env, inputs, step, log, cwd } = job;
  const says: string[] = [];
  const options = {
    cwd,
    say: (line: string) => says.push(line),
    ...(inputs.plan === undefined ? {} : { plan: inputs.plan }),
  };
  const lint = await runLint(options);
  const run = { ...lint.run, color: false, width: WIDTH, quiet: false };
  const shown = { ...rebasedRun(lint.run, job.rebase), color: false, width: WIDTH, quiet: false };
  log.text(reporters.text(run) + says.map((line) => `${visible(line)}\n`).join(''));
  const folder = inputs.commentId;
  const { errors, warnings } = lint.report.summary;
  setOutputs(env, {
    findings: String(lint.report.findings.length),
    errors: String(errors),
    warnings: String(warnings),
    'report-json': writeTemporary(env, `${folder}/report.json`, reporters.json(run)),
    'sarif-file':
      inputs.sarifFile === undefined ? '' : writeNamed(step.workspace, cwd, inputs.sarifFile, reporters.sarif(shown)),
  });
  const { review, fault } = await reviewOf(job, options);
  setOutputs(env, { moves: String(review === undefined ? 0 : failingMoves(review.review, 'certain')) });
  annotate(job, lint, review);
  const extras = await extrasOf(job, lint, review, options);
  addSummary(env, summaryOf(job, shown, review?.review, extras));
  if (fault !== undefined) throw new UsageError(fault);
  if (review !== undefined) await postComment(job, review.review, extras, second);
  return statusOf(job, lint, review);
}

interface Reviewed {
  readonly review?: ReviewRun;
  readonly fault?: string;
}

/** The review of a pull request, or why there is none; nothing on other events. */
async function reviewOf({ step: { pullRequest }, rebase }: Job, options: SiteOptions): Promise<Reviewed> {
  if (pullRequest === undefined) return {};
  try {
    const run = await runReview({ ...options, base: pullRequest.base });
    return { review: { ...run, review: rebasedReview(run.review, rebase) } };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { fault: error.message };
  }
}

/** What pages show beside the findings: the map of a pull request, and the repairs of what is found. */
async function extrasOf(
  { root }: Job,
  lint: LintRun,
  review: ReviewRun | undefined,
  options: SiteOptions,
): Promise<ReviewExtras> {
  const workspace = openWorkspace(options.plan, options.cwd);
  const below = relative(root, workspace.files.root).split(sep).join('/');
  const repairs = await safeRepairs(workspace, options, below, lint);
  return {
    ...(review === undefined ? {} : { maps: review.maps() }),
    ...(repairs === undefined ? {} : { repairs }),
  };
}

function annotate({ root, log, rebase }: Job, { run }: LintRun, review: ReviewRun | undefined): void {
  const shown = rebasedRun(run, rebase);
  const changed = review === undefined ? new Map() : changedLines(root, review.review.base, 'HEAD');
  const findings = annotated(shown.report.findings, changed);
  // Files that could not be read are told with the exit status.
  const report = { ...shown.report, findings, incomplete: [] };
  log.commands(github({ ...shown, report, color: false, width: WIDTH, quiet: false }));
}

function statusOf({ inputs, log }: Job, { report }: LintRun, review: ReviewRun | undefined): number {
  const incomplete = report.incomplete ?? [];
  for (const { file, reason } of incomplete) log.error(`${file}: ${reason}`);
  if (incomplete.length > 0) return 2;
  const moves = review === undefined ? 0 : failingMoves(review.review, inputs.failOnMove);
  if (moves > 0)
    log.error(`${moves} ${moves === 1 ? 'Service moves or loses its address' : 'Services move or lose their address'}`);
  return failsOn(report.findings, inputs.failOn) || moves > 0 ? 1 : 0;
}

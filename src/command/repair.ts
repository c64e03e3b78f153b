import { interruptible } from '../files/ending.ts';
import { chooseFixes, type Offer, offerName, offersOf } from '../lint/choose-fixes.ts';
import type { Report } from '../lint/reported.ts';
import { countFindings } from '../lint/summary.ts';
import { verdictOf } from '../metallb/verdict/verdict.ts';
import { isKustomizationFile } from '../source/kustomization.ts';
import { textOfLines } from '../text/edited-lines.ts';
import { Desk, type FileRepair } from './desk.ts';
import type { LintRun } from './finish-lint.ts';
import { runLintIn } from './lint.ts';
import type { LintOptions } from './lint-options.ts';
import { UsageError } from './usage-error.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The options of a repair. */
export interface RepairOptions extends LintOptions {
  /** Also repairs that change what the configuration means. */
  readonly unsafeFixes?: boolean;
}

/** One repair, made or not. */
export interface RepairedFinding {
  readonly rule: string;
  readonly title: string;
  /** Where the finding was, a path as people read it and a line from 1. */
  readonly file: string;
  readonly line: number;
}

/** A file as a repair would write it. */
export interface RepairedFile {
  /** Relative to the working directory. */
  readonly file: string;
  readonly text: string;
}

/** A repair as plain data; nothing is written. */
export interface Repair {
  /** The report of what remains. */
  readonly report: Report;
  readonly files: readonly RepairedFile[];
  readonly made: readonly RepairedFinding[];
  /** Offered and not made, with the reason in words. */
  readonly left: RepairRun['left'];
}

/** A finished repair; nothing is written yet. */
export interface RepairRun {
  readonly workspace: Workspace;
  /** The lint of what the files will say. */
  readonly remaining: LintRun;
  /** In the order of paths. */
  readonly files: readonly FileRepair[];
  readonly made: readonly RepairedFinding[];
  /** Offered and not made, with the reason in words. */
  readonly left: readonly (RepairedFinding & { readonly why: string })[];
}

/** More rounds than repairs that bring repairs need; it only guards against a circle. */
const MOST_ROUNDS = 1000;

/** Repairs what the rules offer, and writes nothing. Throws a UsageError for what ends it with status 2. */
export async function repair(options: RepairOptions = {}): Promise<Repair> {
  const { remaining, files, made, left, workspace } = await runRepair(options);
  return {
    report: remaining.report,
    files: files.map(({ file, lines }) => ({ file: workspace.display(file.path), text: textOfLines(lines) })),
    made,
    left,
  };
}

/**
 * Repairs what the rules offer, in rounds until nothing is left to repair: what a repair brings to light is repaired
 * too. Repairs that together bring more errors or more refusals than they mend are taken apart, and those that do so
 * alone are left out.
 */
export async function runRepair(options: RepairOptions): Promise<RepairRun> {
  if (options.stdin !== undefined) throw new UsageError('standard input cannot be repaired: there is no file to write');
  return runRepairIn(openWorkspace(options.plan, options.cwd), options);
}

/** The same in a workspace that is found already; `linted` is the lint of it, where there is one. */
export async function runRepairIn(workspace: Workspace, options: RepairOptions, linted?: LintRun): Promise<RepairRun> {
  const first = linted ?? (await runLintIn(workspace, options));
  const desk = new Desk(workspace, first.run.files().some(isKustomizationFile));
  try {
    return { workspace, ...(await repairAll(first, desk, options)) };
  } finally {
    desk.clear();
  }
}

async function repairAll(first: LintRun, desk: Desk, options: RepairOptions): Promise<Omit<RepairRun, 'workspace'>> {
  const { say: _said, unsafeFixes: unsafe = false, ...quiet } = options;
  const made: RepairedFinding[] = [];
  const refused = new Map<string, Offer>();
  let current = first;
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await interruptible();
    const chosen = chooseFixes(offersOf(current.findings), {
      unsafe,
      refused: new Set(refused.keys()),
      canMake: (edit) => desk.holds(edit),
      most,
    });
    if (chosen.length === 0) break;
    const edited = desk.edit(chosen);
    const next = edited.isNew ? await runLintIn(desk.with(edited.drafts), quiet) : undefined;
    if (next !== undefined && !isWorse(current, next)) {
      desk.keep(edited.drafts);
      made.push(...chosen.map(repairedFinding));
      current = next;
      most = Number.POSITIVE_INFINITY;
    } else if (chosen.length > 1) most = Math.ceil(chosen.length / 2);
    else for (const offer of chosen) refused.set(offerName(offer), offer);
  }
  return { remaining: current, files: desk.changed(), made, left: leftOver(current, desk, unsafe, refused) };
}

function repairedFinding({ finding: { reported }, fix }: Offer): RepairedFinding {
  const { rule, location } = reported;
  return { rule, title: fix.title, file: location.file, line: location.line };
}

/**
 * Whether what is found after a repair is worse than before: more errors, more that does not parse, more that MetalLB
 * refuses, or less that is seen at all.
 */
function isWorse(before: LintRun, after: LintRun): boolean {
  const counts = [errors, broken, refusals, unseen, missing].map((count) => [count(before), count(after)] as const);
  return counts.some(([was, is]) => is > was);
}

function errors({ judged }: LintRun): number {
  return countFindings(judged.findings.map(({ reported }) => reported)).errors;
}

function broken({ judged }: LintRun): number {
  return judged.findings.filter(({ reported }) => reported.rule === 'yaml/syntax').length;
}

function refusals({ judged }: LintRun): number {
  return judged.sites.flatMap(({ clusters }) => clusters.map((cluster) => verdictOf(cluster).length)).reduce(plus, 0);
}

function unseen({ report: { coverage, incomplete = [] } }: LintRun): number {
  return coverage.notRendered + coverage.templates + coverage.skipped + incomplete.length;
}

/** The more resources, the less. */
function missing({ report }: LintRun): number {
  return -report.summary.resources;
}

function plus(a: number, b: number): number {
  return a + b;
}

/** What could be repaired and is not, and why. */
function leftOver(run: LintRun, desk: Desk, unsafe: boolean, refused: ReadonlyMap<string, Offer>): RepairRun['left'] {
  return offersOf(run.findings).flatMap((offer) => {
    const fault = offer.fix.edits.map((edit) => desk.faultOf(edit)).find((one) => one !== undefined);
    const why =
      offer.fix.safety === 'unsafe' && !unsafe
        ? 'it changes what the configuration means, and is made with --unsafe-fixes'
        : (fault ?? (refused.has(offerName(offer)) ? 'it would bring other errors' : undefined));
    return why === undefined ? [] : [{ ...repairedFinding(offer), why }];
  });
}

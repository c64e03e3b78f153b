import { rules } from '../../rules/index.ts';
import { today } from '../files/clock.ts';
import { lint as judge } from '../lint/engine.ts';
import type { Report, Summary } from '../lint/reported.ts';
import { factsOf } from '../lint/rule-facts.ts';
import { countFindings, failsOn } from '../lint/summary.ts';
import type { Setting } from '../plan/plan.ts';
import type { Run } from '../report/run.ts';
import { countKnown } from '../site/coverage.ts';
import type { Collection } from '../source/collect.ts';
import type { Source } from '../text/source.ts';
import type { LintOptions } from './lint-options.ts';
import { type Loaded, loadSites } from './load-sites.ts';
import { openPlan } from './open-plan.ts';
import { checkSettings } from './settings.ts';
import { version } from './version.ts';
import { openWorkspace } from './workspace.ts';

/** A finished lint: the report, and what the reporters need beside it. */
export interface LintRun {
  readonly run: Omit<Run, 'color' | 'width' | 'quiet'>;
  readonly report: Report;
  /** Lines for `--stats`. */
  readonly stats: readonly string[];
}

/** Lints the repository around a plan, or a folder without one. Throws a UsageError for what ends it with status 2. */
export async function lint(options: LintOptions): Promise<Report> {
  return (await runLint(options)).report;
}

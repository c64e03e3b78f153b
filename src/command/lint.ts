import { rules } from '../../rules/index.ts';
import { stopwatch, today } from '../files/clock.ts';
import { Refusal } from '../files/files.ts';
import { readNamed } from '../files/working-tree.ts';
import { readBaseline, withoutBaseline } from '../lint/baseline.ts';
import { lint as judge } from '../lint/engine.ts';
import { type Finding, inFiles } from '../lint/finding.ts';
import type { Incomplete, Report } from '../lint/reported.ts';
import { reportFixes } from '../lint/reported-fix.ts';
import { factsOf } from '../lint/rule-facts.ts';
import { countFindings } from '../lint/summary.ts';
import type { Run } from '../report/run.ts';
import type { Site } from '../site/site.ts';
import { type Collection, collectText } from '../source/collection.ts';
import { compareText } from '../text/compare.ts';
import { Source } from '../text/source.ts';
import { countRead, coverageOf } from './counts.ts';
import type { LintOptions } from './lint-options.ts';
import type { Loaded } from './load-sites.ts';
import { type Opened, openSitesIn } from './open-sites.ts';
import { readSettings } from './settings.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** A finished lint: the report, and what the reporters need beside it. */
export interface LintRun {
  readonly run: Omit<Run, 'color' | 'width' | 'quiet'>;
  readonly report: Report;
  /** What the report tells, with the repairs. */
  readonly findings: readonly Finding[];
  /** The sites, and all that the rules say of them, also what a baseline or `files` leaves out of the report. */
  readonly judged: { readonly sites: readonly Site[]; readonly findings: readonly Finding[] };
}

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
  const { stdin } = options;
  const given = stdin === undefined ? undefined : collectText(new Source(stdin.name, stdin.text));
  const opened = await openSitesIn(workspace, options, given);
  const { loaded } = opened;
  const known = options.baseline === undefined ? undefined : baselineIn(workspace, options.baseline);
  const clock = stopwatch();
  const { findings, sources } = judgeSites(opened, options);
  clock.lap('rules');
  if (options.stats === true) options.say?.(clock.words());
  const fresh = known === undefined ? findings : withoutBaseline(findings, known);
  const kept = options.files === undefined ? fresh : inFiles(fresh, workspace.pathsOf(options.files));
  const report = reportOf(loaded, kept, workspace);
  const shown = new Map([...sources].map(([path, source]) => [workspace.display(path), source]));
  return {
    report,
    run: {
      report,
      sourceOf: (file) => shown.get(file),
      rules: rules.map(factsOf),
      files: [...shown.keys()].sort(compareText),
      fixes: reportFixes(kept, workspace.display),
    },
    findings: kept,
    judged: { sites: loaded.sites, findings },
  };
}

/** A lint as it is where a baseline holds all of its findings: nothing is left to report. */
export function asKnown({ run, report, judged }: LintRun): LintRun {
  const clean = { ...report, findings: [], summary: { ...report.summary, ...countFindings([]) } };
  return { report: clean, run: { ...run, report: clean, fixes: new Map() }, findings: [], judged };
}

/** What the rules say of opened sites, and the files it may point to. */
export interface Judgment {
  readonly findings: readonly Finding[];
  /** By path relative to the repository root. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Judges opened sites by every rule, as the plan and the options set them. */
export function judgeSites(opened: Opened, options: Pick<LintOptions, 'rule' | 'today' | 'dormant'>): Judgment {
  const { workspace, plan, loaded, judged } = opened;
  const settings = readSettings(rules, workspace, plan, options.rule ?? {});
  const sources = sourcesOf(loaded, [...(plan?.sources ?? []), ...(options.dormant === true ? loaded.dormant : [])]);
  const { findings } = judge({
    sites: loaded.sites,
    rules,
    settings: settings.planned,
    overrides: settings.overrides,
    sources: [...sources.values()],
    today: options.today ?? today(),
    judged,
    display: workspace.display,
  });
  return { findings, sources };
}

function baselineIn(workspace: Workspace, path: string): ReadonlySet<string> {
  const source = readNamed(workspace.files, workspace.resolve(path));
  if (source instanceof Refusal) throw new UsageError(`--baseline: ${source.message}`);
  const read = readBaseline(source.text);
  if ('fault' in read) throw new UsageError(`--baseline ${path}: ${read.fault}`);
  return read;
}

function sourcesOf(loaded: Loaded, plans: readonly Source[]): ReadonlyMap<string, Source> {
  const read = [...plans, ...loaded.collections.flatMap((collection) => collection.sources)];
  return new Map(read.map((source) => [source.path, source]));
}

function reportOf(loaded: Loaded, findings: readonly Finding[], workspace: Workspace): Report {
  const reported = findings.map((finding) => finding.reported);
  const incomplete = incompleteOf(loaded.collections, workspace);
  return {
    schemaVersion: 1,
    tool: { name: 'mlb-lint', version },
    findings: reported,
    summary: { ...countFindings(reported), ...countRead(loaded) },
    coverage: coverageOf(loaded),
    ...(incomplete.length === 0 ? {} : { incomplete }),
  };
}

function incompleteOf(collections: readonly Collection[], workspace: Workspace): readonly Incomplete[] {
  const all = collections.flatMap((collection) => collection.incomplete);
  const byFile = new Map(all.map(({ file, reason }) => [file, { file: workspace.display(file), reason }]));
  return [...byFile.values()];
}

import { createHash } from 'node:crypto';
import { withoutBaseline } from '../../lint/baseline.ts';
import { collectSuppressions, settle, speak } from '../../lint/engine.ts';
import { type Finding, inFiles } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import type { Plan } from '../../plan/plan.ts';
import { compareText } from '../../text/compare.ts';
import { baselineIn } from '../baseline-file.ts';
import { finishLint, type LintRun } from '../finish-lint.ts';
import { inputOf, sourcesIn } from '../judge-sites.ts';
import type { LintOptions } from '../lint-options.ts';
import { openSitesIn } from '../open-sites.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { readShare, type Share } from './deal.ts';
import { writeRead } from './read-data.ts';
import type { CommonData, ShardData } from './shard-data.ts';
import { writeShard } from './write-shard.ts';

/**
 * Lints the clusters of one part by the rules that judge each by itself; the others, and suppressions, are judged where
 * the parts are merged. Throws a UsageError for what ends it with status 2.
 */
export async function lintShard(
  workspace: Workspace,
  options: LintOptions & { readonly shard: string },
): Promise<LintRun> {
  const share = readShare(options.shard);
  refuse(workspace, options);
  const opened = await openSitesIn(workspace, options, undefined, share);
  const { plan, loaded } = opened;
  if (plan === undefined) throw new UsageError(NO_PLAN);
  refuseServers(plan, options);
  const common = commonOf(workspace, plan, options);
  const sources = sourcesIn(opened, options);
  const input = inputOf(opened, sources, options);
  const alone = { ...input, rules: input.rules.filter(judgesAlone) };
  const spoken = speak(alone);
  const suppressions = collectSuppressions(input);
  const { findings } = settle(alone, spoken, suppressions);
  const kept = chosen(findings, common);
  const isForced = options.metallbVersion !== undefined;
  const shard: ShardData = {
    ...share,
    ...{ today: input.today, made: digestOf(common), ...(share.index === 1 ? { common } : {}) },
    ...writeShard({ sites: loaded.sites, spoken, suppressions, isForced }),
    read: await writeRead(loaded),
  };
  options.say?.(wordsOf(share, shard, plan));
  return withShard(finishLint(opened, { findings, sources }, kept), shard);
}

const NO_PLAN = '--shard deals the clusters that a plan names, and there is no plan';

/** What is about the whole of a fleet, or about no plan. */
function refuse(workspace: Workspace, { stdin, dormant, site = [], cluster = [] }: LintOptions): void {
  if (workspace.plan === undefined) throw new UsageError(NO_PLAN);
  const refused = [
    ['--stdin', stdin !== undefined, 'what is on standard input is of no cluster'],
    ['--dormant', dormant === true, 'what no cluster deploys is known only where all of them are read'],
    ['--site', site.length > 0, 'a part is of all clusters'],
    ['--cluster', cluster.length > 0, 'a part is of all clusters'],
  ] as const;
  for (const [option, isGiven, why] of refused) {
    if (isGiven) throw new UsageError(`--shard and ${option} do not go together: ${why}`);
  }
}

/** A server may tell each part something else. */
function refuseServers(plan: Plan, { allowNetwork }: LintOptions): void {
  const asked = plan.sites
    .flatMap((site) => site.imports)
    .find(({ file, url }) => file === undefined && url !== undefined);
  if (allowNetwork !== true || asked === undefined) return;
  throw new UsageError(
    `--shard asks no server, and the plan imports ${asked.url?.value}: write its answer to a file first, and import that`,
  );
}

function judgesAlone(rule: Rule): boolean {
  return 'check' in rule && rule.reach !== 'site';
}

/** What of the findings is reported. */
export function chosen(findings: readonly Finding[], { baseline, only }: CommonData): readonly Finding[] {
  const fresh = baseline === undefined ? findings : withoutBaseline(findings, new Set(baseline));
  return only === undefined ? fresh : inFiles(fresh, new Set(only));
}

function commonOf(workspace: Workspace, plan: Plan, options: LintOptions): CommonData {
  const { rule = {}, metallbVersion, baseline, files } = options;
  const [folder = ''] = workspace.pathsOf(['.']);
  return {
    folder,
    root: workspace.display(''),
    plan: plan.source.path,
    sources: plan.sources.map(({ path, text }) => [path, text] as const),
    rules: Object.entries(rule).sort(([a], [b]) => compareText(a, b)),
    ...(metallbVersion === undefined ? {} : { metallbVersion }),
    ...(baseline === undefined ? {} : { baseline: [...baselineIn(workspace, baseline)].sort(compareText) }),
    ...(files === undefined ? {} : { only: [...workspace.pathsOf(files)].sort(compareText) }),
  };
}

/** What tells whether parts are of one plan, made with the same options. */
export function digestOf(common: CommonData): string {
  return createHash('sha256').update(JSON.stringify(common)).digest('hex');
}

/** The report carries what others need of the part. */
function withShard(lint: LintRun, shard: ShardData): LintRun {
  const report = { ...lint.report, shard };
  return { ...lint, report, run: { ...lint.run, report } };
}

function wordsOf({ index, count }: Share, { clusters }: ShardData, plan: Plan): string {
  const all = plan.sites.reduce((sum, site) => sum + site.clusters.length, 0);
  return `shard ${index} of ${count} has ${clusters.length} of ${all} clusters; what concerns several of them is said by mlb-lint merge`;
}

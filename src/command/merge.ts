import { posix } from 'node:path';
import { rules } from '../../rules/index.ts';
import { Refusal } from '../files/files.ts';
import { currentFolder } from '../files/location.ts';
import { readNamed } from '../files/working-tree.ts';
import { type LintInput, settle, speak } from '../lint/engine.ts';
import type { Report } from '../lint/reported.ts';
import type { Plan } from '../plan/plan.ts';
import { compareText } from '../text/compare.ts';
import { finishRun, type ReportRun } from './finished-run.ts';
import { notRead } from './not-read.ts';
import { openPlan } from './open-plan.ts';
import { readImports } from './read-imports.ts';
import { readSettings } from './settings.ts';
import { carriedFiles } from './shard/carried-files.ts';
import { chosen } from './shard/lint-shard.ts';
import { checkWhole, commonOf, type OpenShard, openShard } from './shard/open-shard.ts';
import { joinRead } from './shard/read-data.ts';
import { restoreFleet } from './shard/restore.ts';
import type { CommonData } from './shard/shard-data.ts';
import { UsageError } from './usage-error.ts';
import { type Workspace, workspaceAt } from './workspace.ts';

/** The options of `mlb-lint merge`, in the library's names (contract, section 1). */
export interface MergeOptions {
  /** The JSON reports of all shards, in any order, relative to `cwd`. */
  readonly reports: readonly string[];
  /** The working directory; default: the process's. */
  readonly cwd?: string;
}

/**
 * Joins the reports of all shards of a fleet to the one that a lint of the whole gives, what concerns several shards
 * included. Reads nothing but the reports. Throws a UsageError for what ends it with status 2.
 */
export async function merge(options: MergeOptions): Promise<Report> {
  return (await runMerge(options)).report;
}

/** Merges, and keeps what the reporters need. */
export async function runMerge({ reports, cwd }: MergeOptions): Promise<ReportRun> {
  const folder = currentFolder(cwd);
  if (folder === undefined) throw new UsageError(`no such folder: ${cwd}`);
  const here = workspaceAt(folder, folder, undefined);
  const opened = checkWhole(reports.map((file) => open(file, here)));
  const common = commonOf(opened);
  const workspace = workspaceOf(common);
  const plan = await planIn(workspace, opened);
  const fleet = restoreFleet(opened, plan, rules);
  const input = inputOf(common, workspace, plan, fleet.sites, opened);
  const across = speak({ ...input, rules: rules.filter(({ reach }) => reach === 'site') });
  const { findings } = settle(input, [...fleet.spoken, ...across], fleet.suppressions);
  const read = joinRead(
    fleet.read,
    fleet.sites.reduce((sum, { clusters }) => sum + clusters.length, 0),
  );
  const shown = [...plan.sources.map(({ path }) => path), ...read.sources];
  return finishRun({
    ...read,
    notRead: notRead(read.incomplete, workspace.display),
    findings: chosen(findings, common),
    sources: new Map(shown.map((path) => [path, fleet.sources.get(path)])),
    others: () => [],
    display: workspace.display,
  });
}

function open(file: string, workspace: Workspace): OpenShard {
  const source = readNamed(workspace.files, workspace.resolve(file));
  if (source instanceof Refusal) throw new UsageError(source.message);
  return openShard(file, source);
}

/** The repository of the shards, as far as their reports carry it. */
function workspaceOf({ folder, root, plan, sources }: CommonData): Workspace {
  const isInside = folder !== '..' && !folder.startsWith('../');
  return {
    cwd: '/',
    files: carriedFiles(new Map(sources)),
    plan,
    display: (path) => (isInside ? posix.relative(`/${folder}`, `/${path}`) : posix.join(root, path)),
    resolve: (path) => path,
    pathsOf: (names) => new Set(names),
  };
}

async function planIn(workspace: Workspace, opened: readonly OpenShard[]): Promise<Plan> {
  const first = opened.find(({ index }) => index === 1);
  try {
    const plan = openPlan(workspace);
    if (plan === undefined) throw new UsageError('it carries no plan');
    return await readImports(workspace, plan, {});
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${first?.file ?? ''}: ${error.message}`);
    throw error;
  }
}

function inputOf(
  common: CommonData,
  workspace: Workspace,
  plan: Plan,
  sites: LintInput['sites'],
  opened: readonly OpenShard[],
): LintInput {
  const settings = readSettings(rules, workspace, plan, Object.fromEntries(common.rules));
  return {
    sites,
    rules,
    settings: settings.planned,
    overrides: settings.overrides,
    sources: [],
    today:
      opened
        .map(({ today }) => today)
        .sort(compareText)
        .at(-1) ?? '',
    display: workspace.display,
  };
}

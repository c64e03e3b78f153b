import { Refusal } from '../files/files.ts';
import { askNetbox } from '../files/netbox.ts';
import { readNamed } from '../files/working-tree.ts';
import type { ImportContext, Imported } from '../plan/imports/imported.ts';
import { importers, importTogether } from '../plan/imports/importers.ts';
import { visible } from '../report/escape.ts';
import { didYouMean } from '../text/nearest.ts';
import { Source } from '../text/source.ts';
import { importFiles } from './import-files.ts';
import { importedPlan } from './imported-plan.ts';
import { lineOf, tellProblems } from './tell-problems.ts';
import { usageOf } from './usage.ts';
import { UsageError } from './usage-error.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The options of `mlb-lint import`, in the library's names. */
export interface ImportOptions {
  /** The system that the data comes from, as an entry of `imports` names it. */
  readonly type: string;
  /** Relative to `cwd`; they may lie anywhere. */
  readonly files?: readonly string[];
  /** A server of NetBox, instead of files. */
  readonly url?: string;
  /** The server may be asked; never by default. */
  readonly allowNetwork?: boolean;
  /** The working directory; default: the process's. */
  readonly cwd?: string;
  /** Is told, a line at a time, what was not understood. */
  readonly say?: (line: string) => void;
}

/** Plan entries made of other systems' data. */
export interface ImportReport {
  /** A plan of one site, as YAML. */
  readonly yaml: string;
  /** What was not understood, `file:line: message`. */
  readonly problems: readonly string[];
}

/** More comments than anyone reads. */
const MOST_COMMENTS = 20;

/** Turns other systems' data into plan entries. Throws a UsageError where nothing of a file can be read. */
export async function importPlan(options: ImportOptions): Promise<ImportReport> {
  const { type, files = [], url } = options;
  if (!importers.has(type)) {
    throw new UsageError(
      `unknown type "${type}"${didYouMean(type, importers.keys())} (${[...importers.keys()].join(', ')})`,
    );
  }
  if (url === undefined && files.length === 0) throw new UsageError('import needs a file');
  if (url !== undefined && type !== 'netbox') throw new UsageError('--url is for imports of type netbox');
  const workspace = openWorkspace(undefined, options.cwd);
  const sources = files.map((file) => openFile(workspace, file));
  if (url !== undefined) sources.push(await askServer(url, options.allowNetwork === true));
  const read = readAll(workspace, type, sources);
  for (const { problems } of read) tellProblems(problems, workspace, options.say);
  const problems = read.flatMap((one) => one.problems.map((problem) => lineOf(problem, workspace)));
  return { yaml: importedPlan(type, read, commentOf(problems)), problems };
}

function openFile(workspace: Workspace, file: string): Source {
  const source = readNamed(workspace.files, workspace.resolve(file));
  if (source instanceof Refusal) throw new UsageError(source.message);
  return source;
}

async function askServer(url: string, allowed: boolean): Promise<Source> {
  if (!allowed) throw new UsageError('--url: a server is asked only with --allow-network');
  const answer = await askNetbox(url);
  if ('fault' in answer) throw new UsageError(answer.fault);
  return new Source('netbox', answer.text);
}

function readAll(workspace: Workspace, type: string, sources: readonly Source[]): readonly Imported[] {
  const context: ImportContext = { roles: new Map(), prefixes: [], files: importFiles(workspace.files) };
  const read = importTogether(
    type,
    sources.map((source) => ({ source, context })),
  );
  for (const { unread, problems } of read) {
    const [problem] = problems;
    if (unread && problem !== undefined) throw usageOf(workspace, problem);
  }
  return read;
}

function commentOf(problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return [];
  const more = problems.length - MOST_COMMENTS;
  return [
    'Not understood, and not in here:',
    ...problems.slice(0, MOST_COMMENTS).map((line) => `- ${visible(line)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

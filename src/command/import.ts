import { Refusal } from '../files/files.ts';
import { askNetbox } from '../files/netbox.ts';
import { readNamed } from '../files/working-tree.ts';
import type { ImportContext, Imported, Importer } from '../plan/imports/imported.ts';
import { importers } from '../plan/imports/importers.ts';
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
  const importer = importers.get(type);
  if (importer === undefined) {
    throw new UsageError(
      `unknown type "${type}"${didYouMean(type, importers.keys())} (${[...importers.keys()].join(', ')})`,
    );
  }
  if (url === undefined && files.length === 0) throw new UsageError('import needs a file');
  if (url !== undefined && type !== 'netbox') throw new UsageError('--url is for imports of type netbox');
  const workspace = openWorkspace(undefined, options.cwd);
  const read = files.map((file) => readFile(workspace, file, importer));
  if (url !== undefined) read.push(await readServer(workspace, url, options.allowNetwork === true, importer));
  for (const { problems } of read) tellProblems(problems, workspace, options.say);
  const problems = read.flatMap((one) => one.problems.map((problem) => lineOf(problem, workspace)));
  return { yaml: importedPlan(type, read, commentOf(problems)), problems };
}

function readFile(workspace: Workspace, file: string, importer: Importer): Imported {
  const source = readNamed(workspace.files, workspace.resolve(file));
  if (source instanceof Refusal) throw new UsageError(source.message);
  return run(workspace, source, importer);
}

async function readServer(workspace: Workspace, url: string, allowed: boolean, importer: Importer): Promise<Imported> {
  if (!allowed) throw new UsageError('--url: a server is asked only with --allow-network');
  const answer = await askNetbox(url);
  if ('fault' in answer) throw new UsageError(answer.fault);
  return run(workspace, new Source('netbox', answer.text), importer);
}

function run(workspace: Workspace, source: Source, importer: Importer): Imported {
  const context: ImportContext = { roles: new Map(), prefixes: [], files: importFiles(workspace.files) };
  const imported = importer(source, context);
  const [problem] = imported.problems;
  if (imported.unread && problem !== undefined) throw usageOf(workspace, problem);
  return imported;
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

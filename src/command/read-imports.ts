import { posix } from 'node:path';
import { Refusal } from '../files/files.ts';
import { askNetbox } from '../files/netbox.ts';
import type { ImportContext, Imported } from '../plan/imports/imported.ts';
import { importers, importTogether } from '../plan/imports/importers.ts';
import { located } from '../plan/imports/located.ts';
import { joinImports, type ReadImport } from '../plan/join-imports.ts';
import type { ImportPlan, Plan, SitePlan } from '../plan/plan.ts';
import { Source } from '../text/source.ts';
import { importFiles } from './import-files.ts';
import { tellProblems } from './tell-problems.ts';
import { usageAt, usageOf } from './usage.ts';
import type { Workspace } from './workspace.ts';

/** What decides how imports are read. */
export interface ImportOptions {
  readonly allowNetwork?: boolean;
  /** Is told, a line at a time, what is not understood or not known. */
  readonly say?: (line: string) => void;
}

/**
 * A plan joined with what its imports say now. Throws a UsageError where a file cannot be read at all, or an entry does
 * not say what it must.
 */
export async function readImports(workspace: Workspace, plan: Plan, options: ImportOptions): Promise<Plan> {
  if (plan.sites.every((site) => site.imports.length === 0)) return plan;
  const reader: ImportReader = { workspace, sources: new Map(), ...options };
  const sites: SitePlan[] = [];
  for (const site of plan.sites) {
    const imports: ReadImport[] = [];
    const parts = readParts(reader, site);
    for (const entry of site.imports) imports.push(await readEntry(reader, site, entry, parts));
    const joined = joinImports(site, imports);
    const [problem] = joined.problems;
    if (problem !== undefined) throw usageOf(workspace, problem);
    sites.push(joined.site);
  }
  return { ...plan, sites, sources: [...plan.sources, ...reader.sources.values()] };
}

interface ImportReader extends ImportOptions {
  readonly workspace: Workspace;
  /** What was read, by path. */
  readonly sources: Map<string, Source>;
}

/** What the files of one system say that may hold parts of one export; those that cannot be read are left out. */
function readParts(reader: ImportReader, site: SitePlan): ReadonlyMap<ImportPlan, Part> {
  const entries = site.imports.filter(({ type, file }) => type.value === 'netbox' && file !== undefined);
  if (entries.length < 2) return new Map();
  const files = entries.flatMap((entry) => {
    const source = open(reader, site, entry);
    return source instanceof Refusal ? [] : [{ entry, source, context: contextOf(reader, site, entry) }];
  });
  const read = importTogether('netbox', files);
  return new Map(
    files.flatMap(({ entry, source }, index) => {
      const imported = read[index];
      return imported === undefined ? [] : [[entry, { source, imported }] as const];
    }),
  );
}

interface Part {
  readonly source: Source;
  readonly imported: Imported;
}

function open({ workspace }: ImportReader, site: SitePlan, { file }: ImportPlan): Source | Refusal {
  return workspace.files.read(posix.join(site.folder, file?.value ?? ''));
}

async function readEntry(
  reader: ImportReader,
  site: SitePlan,
  entry: ImportPlan,
  parts: ReadonlyMap<ImportPlan, Part>,
): Promise<ReadImport> {
  const { workspace } = reader;
  const url = entry.url?.value;
  const imported =
    entry.file === undefined ? await readServer(reader, site, entry) : readFile(reader, site, entry, parts.get(entry));
  const from = entry.file?.value ?? url ?? entry.type.value;
  if (imported !== undefined) tellProblems(imported.problems, workspace, reader.say);
  return { entry, from, imported };
}

function readFile(reader: ImportReader, site: SitePlan, entry: ImportPlan, part: Part | undefined): Imported {
  const { workspace, sources } = reader;
  const source = part?.source ?? open(reader, site, entry);
  if (source instanceof Refusal) throw usageAt(workspace, entry.file, source.message);
  sources.set(source.path, source);
  const imported = part?.imported ?? importers.get(entry.type.value)?.(source, contextOf(reader, site, entry));
  if (imported === undefined) throw usageAt(workspace, entry.type, `no import has the type "${entry.type.value}"`);
  const [problem] = imported.problems;
  if (imported.unread && problem !== undefined) throw usageOf(workspace, problem);
  return imported;
}

/** What a server says, at the line of the plan that names it; undefined where it is not asked or does not answer. */
async function readServer(reader: ImportReader, site: SitePlan, entry: ImportPlan): Promise<Imported | undefined> {
  const { url } = entry;
  if (url === undefined) return undefined;
  const unknown = (why: string) =>
    tellProblems([{ message: `the import is unknown: ${why}`, at: url.at }], reader.workspace, reader.say);
  if (reader.allowNetwork !== true) {
    unknown('a server is asked only with --allow-network');
    return undefined;
  }
  const answer = await askNetbox(url.value);
  if ('fault' in answer) {
    unknown(answer.fault);
    return undefined;
  }
  const imported = importers.get('netbox')?.(new Source('netbox', answer.text), contextOf(reader, site, entry));
  return imported && located(imported, url.at);
}

function contextOf(
  { workspace, sources }: ImportReader,
  site: SitePlan,
  { network, roles, vrf }: ImportPlan,
): ImportContext {
  const named = site.networks.find(({ name }) => name.value === network?.value);
  return {
    roles,
    ...(vrf !== undefined && { vrf: vrf.value }),
    prefixes: named?.cidrs.map(({ value }) => value) ?? [],
    files: importFiles(workspace.files, (source) => sources.set(source.path, source)),
  };
}

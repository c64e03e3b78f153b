import { Refusal } from '../files/files.ts';
import { readNamed } from '../files/working-tree.ts';
import { migrateSources } from '../metallb/migrate/migrate-sources.ts';
import { type NewResource, resourceYaml } from '../metallb/migrate/resource.ts';
import { Releases } from '../metallb/release.ts';
import { parseReleases } from '../metallb/release-range.ts';
import { append } from '../text/group-by.ts';
import { lineOf } from './tell-problems.ts';
import { UsageError } from './usage-error.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The options of `mlb-lint migrate`, in the library's names. */
export interface MigrateOptions {
  /** Relative to `cwd`; they may lie anywhere. */
  readonly files: readonly string[];
  /** The release that the result is for, or a range; default: the newest. */
  readonly metallbVersion?: string;
  /** The working directory; default: the process's. */
  readonly cwd?: string;
}

/** One file of a migration. */
export interface MigratedFile {
  /** Its name, without a folder: a pool's own, or that of a kind. */
  readonly file: string;
  readonly yaml: string;
}

/** Resources of today made of old ones. */
export interface MigrateReport {
  /** All of them, as YAML documents; empty where nothing is configured the old way. */
  readonly yaml: string;
  /** The same, one file a pool and one for each other kind. */
  readonly files: readonly MigratedFile[];
  /** What has no counterpart or another name now, and what does not parse: `file:line: message`, or a message alone. */
  readonly notes: readonly string[];
}

/** Turns the configuration of MetalLB up to 0.12 and its deprecated resources into today's. Throws a UsageError where a file cannot be read. */
export async function migrate({ files, metallbVersion, cwd }: MigrateOptions): Promise<MigrateReport> {
  if (files.length === 0) throw new UsageError('migrate needs a file');
  const workspace = openWorkspace(undefined, cwd);
  const sources = [...new Set(files)].map((file) => {
    const source = readNamed(workspace.files, workspace.resolve(file));
    if (source instanceof Refusal) throw new UsageError(source.message);
    return source;
  });
  const { resources, notes, problems } = migrateSources(sources, releasesFor(metallbVersion));
  return {
    yaml: yamlOf(resources),
    files: filesOf(resources),
    notes: [
      ...problems.map((problem) => lineOf(problem, workspace)),
      ...notes.map(({ path, line, message }) => noteLine(workspace, path, line, message)),
    ],
  };
}

function noteLine({ display }: Workspace, path: string | undefined, line: number | undefined, message: string): string {
  if (path === undefined) return message;
  return line === undefined ? `${display(path)}: ${message}` : `${display(path)}:${line}: ${message}`;
}

function releasesFor(version: string | undefined): Releases {
  if (version === undefined) return Releases.of('0.16.1');
  const read = parseReleases(version);
  if ('releases' in read) return read.releases;
  const meant = read.suggestion === undefined ? '' : `; did you mean "${read.suggestion}"?`;
  throw new UsageError(`--metallb-version: ${read.fault}${meant}`);
}

function yamlOf(resources: readonly NewResource[]): string {
  return resources.map(resourceYaml).join('---\n');
}

/** The file of each kind; a pool has its own. */
const FILES: Readonly<Record<string, string>> = {
  BFDProfile: 'bfd-profiles.yaml',
  BGPAdvertisement: 'bgp-advertisements.yaml',
  BGPPeer: 'bgp-peers.yaml',
  Community: 'communities.yaml',
  L2Advertisement: 'l2-advertisements.yaml',
  Secret: 'secrets.yaml',
};

function filesOf(resources: readonly NewResource[]): readonly MigratedFile[] {
  const files = new Map<string, NewResource[]>();
  for (const resource of resources) {
    let file = FILES[resource.kind] ?? `pool-${resource.name}.yaml`;
    if (resource.kind === 'IPAddressPool' && files.has(file)) file = `pool-${resource.namespace}-${resource.name}.yaml`;
    append(files, file, resource);
  }
  return [...files].map(([file, all]) => ({ file, yaml: yamlOf(all) }));
}

import { compareText, type Files, Refusal } from '../files/files.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { Source } from '../text/source.ts';
import { chartParts } from './chart.ts';
import { pathMatcher } from './glob.ts';
import { isKustomizationFile, partsOf } from './kustomization.ts';
import {
  createReader,
  type FileReading,
  type Reader,
  readSource,
  type SyntaxProblem,
  templateReading,
} from './reader.ts';
import { select } from './select.ts';
import type { Skipped } from './walk.ts';

/** Where to look. */
export interface CollectOptions {
  /** Files, folders or globs, relative to the repository root. */
  readonly paths: readonly string[];
  /** Globs never read, relative to the repository root or to `base`. */
  readonly ignore: readonly string[];
  /** The folder of the plan, relative to the repository root. */
  readonly base: string;
}

/** What was found. All lists are sorted by path, and a file reached twice counts once. */
export interface Collection {
  /** In the order of files, and of documents in them. */
  readonly manifests: readonly Manifest[];
  readonly problems: readonly SyntaxProblem[];
  readonly templates: readonly Source[];
  /** Met and not read: links that lead nowhere or outside, pipes, binary files. */
  readonly skipped: readonly Skipped[];
  /** What an I/O error or a limit kept from being read: the run did not see everything. */
  readonly incomplete: readonly { readonly file: string; readonly reason: string }[];
  /** Entries of `paths` that match nothing. */
  readonly missing: readonly string[];
  /** Entries of `paths` that lead out of the repository. */
  readonly outside: readonly string[];
  /** Kustomizations that nothing rendered. */
  readonly notRendered: readonly string[];
  /** Resources whose kind or apiVersion cannot be known. */
  readonly unknownKinds: number;
  /** The files that were read. */
  readonly files: readonly string[];
  /** How many documents are in them, and resources in those. */
  readonly documents: number;
  readonly resources: number;
  /** The files read as YAML, in whose comments findings may be suppressed. */
  readonly sources: readonly Source[];
}

/**
 * Reads the manifests of files, folders and globs. Kustomizations are not rendered: their plain resources are read as
 * files, and what they only patch with is left out, except where an entry names it.
 */
export function collect(from: Files | Reader, options: CollectOptions): Collection {
  const reader = 'files' in from ? from : createReader(from);
  const selection = select(reader.files, options.paths, exclusion(options));
  const readings = new Map<string, FileReading>();
  const skipped: Skipped[] = [...selection.skipped];
  const incomplete = selection.unreadable.map(({ path, reason }) => ({ file: path, reason }));
  const problems: SyntaxProblem[] = [];
  const partOfChart = chartParts(reader.files);
  for (const path of selection.files) {
    const reading = reader.read(path);
    if (!(reading instanceof Refusal)) {
      const isTemplate = partOfChart(path) === 'template' && reading.source.text.includes('{{');
      readings.set(path, isTemplate ? templateReading(reading.source) : reading);
    } else if (reading.reason === 'not-text') problems.push(notText(reading));
    else if (isCutShort(reading)) incomplete.push({ file: path, reason: reading.message });
    else skipped.push({ path, reason: reading.message });
  }
  const kustomizations = [...readings].filter(([path]) => isKustomizationFile(path));
  const parts = new Set(kustomizations.flatMap(([path, { documents }]) => partsOf(path, documents)));
  const deploys = (path: string): boolean =>
    (!parts.has(path) && partOfChart(path) !== 'values') || selection.named.has(path);
  const deployed = [...readings].filter(([path]) => deploys(path)).map(([, reading]) => reading);
  return {
    ...summary([...readings.values()], deployed),
    problems: [...problems, ...[...readings.values()].flatMap((reading) => reading.problems)].sort(byPlace),
    skipped: skipped.sort((a, b) => compareText(a.path, b.path)),
    incomplete: incomplete.sort((a, b) => compareText(a.file, b.file)),
    missing: selection.missing,
    outside: selection.outside,
    notRendered: kustomizations.map(([path]) => path),
  };
}

type Summary = Pick<
  Collection,
  'manifests' | 'templates' | 'unknownKinds' | 'files' | 'documents' | 'resources' | 'sources'
>;

function summary(readings: readonly FileReading[], deployed: readonly FileReading[]): Summary {
  const manifests = deployed.flatMap((reading) => reading.manifests);
  const read = readings.filter(({ isTemplate }) => !isTemplate);
  return {
    manifests,
    templates: readings.filter(({ isTemplate }) => isTemplate).map(({ source }) => source),
    unknownKinds: deployed.reduce((sum, reading) => sum + reading.unknownKinds, 0),
    files: readings.map(({ source }) => source.path),
    documents: read.reduce((sum, { documents }) => sum + documents.length, 0),
    resources: manifests.length,
    sources: read.map(({ source }) => source),
  };
}

function exclusion({ ignore, base }: CollectOptions): (path: string) => boolean {
  const matches = pathMatcher(ignore);
  const below = base === '' || base === '.' ? '' : `${base}/`;
  return (path) => matches(path) || (below !== '' && path.startsWith(below) && matches(path.slice(below.length)));
}

/** A limit or an I/O error, as opposed to something that is no file with text or vanished meanwhile. */
function isCutShort({ reason }: Refusal): boolean {
  return reason === 'unreadable' || reason === 'too-large';
}

function notText({ path, message }: Refusal): SyntaxProblem {
  return { at: new Source(path, '').whole(), message };
}

function byPlace(a: SyntaxProblem, b: SyntaxProblem): number {
  return compareText(a.at.source.path, b.at.source.path) || a.at.start - b.at.start;
}

/** What a text given instead of files holds, such as standard input: all of it is deployed. */
export function collectText(source: Source): Collection {
  const reading = readSource(source);
  return {
    ...summary([reading], [reading]),
    problems: reading.problems,
    skipped: [],
    incomplete: [],
    missing: [],
    outside: [],
    notRendered: [],
  };
}

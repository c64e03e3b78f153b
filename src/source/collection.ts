import { posix } from 'node:path';
import { Refusal } from '../files/files.ts';
import type { Incomplete } from '../files/incomplete.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { compareText } from '../text/compare.ts';
import type { Source } from '../text/source.ts';
import { BystanderFile } from './bystander-file.ts';
import { type Arrival, type Bystanders, bystandersOf, NO_BYSTANDERS } from './bystanders.ts';
import { isKustomizationFile } from './kustomization.ts';
import type { Rendering } from './overlays.ts';
import type { Unit } from './reached.ts';
import { type FileReading, type Looked, type Reader, readSource, type SyntaxProblem } from './reader.ts';
import { isCutShort, type Survey } from './survey.ts';
import type { Skipped } from './walk.ts';

/** A kustomization that was not rendered, and why. */
export interface NotRendered {
  /** Its file. */
  readonly path: string;
  /** The kustomizations in it, itself among them. */
  readonly layers: readonly string[];
  readonly reason: string;
  readonly message: string;
}

/** What was found. All lists are sorted by path, and a file reached twice counts once. */
export interface Collection {
  /** Each document once. */
  readonly manifests: readonly Manifest[];
  readonly problems: readonly SyntaxProblem[];
  readonly templates: readonly Source[];
  /** The texts of which nothing could be made: broken, past a limit, or in another encoding. */
  readonly unread: readonly string[];
  /** Met and not read: links that lead nowhere or outside, pipes, binary files. */
  readonly skipped: readonly Skipped[];
  /** What an I/O error or a limit kept from being read: the run did not see everything. */
  readonly incomplete: readonly Incomplete[];
  /** Entries of `paths` that match nothing. */
  readonly missing: readonly string[];
  /** Entries of `paths` that lead out of the repository. */
  readonly outside: readonly string[];
  /** Kustomizations that nothing rendered. */
  readonly notRendered: readonly NotRendered[];
  /** Files with resources that nothing deploys. */
  readonly dormant: readonly string[];
  /** Resources whose kind or apiVersion cannot be known. */
  readonly unknownKinds: number;
  /** What is deployed and matters to nothing. */
  readonly bystanders: Bystanders;
  /** The files that were read, and what was seen in each. */
  readonly readings: ReadonlyMap<string, Looked>;
  /** The files that are deployed, read as YAML, that may hold more than bystanders. */
  readonly sources: readonly Source[];
}

/** What a collection is made of. */
export interface Gathered {
  readonly reader: Reader;
  readonly surveys: readonly Survey[];
  readonly units: readonly Unit[];
  readonly arrivals?: readonly Arrival[];
  readonly manifests: readonly Manifest[];
  /** Values files of charts. */
  readonly values?: readonly Source[];
  /** What became of kustomizations and charts. */
  readonly renderings: readonly Rendering[];
}

/** Sums up what a cluster was gathered from. */
export function collectionOf(gathered: Gathered): Collection {
  const { reader, surveys, units, arrivals = [], manifests, values = [], renderings } = gathered;
  const known = usedBy(units, renderings, values);
  const bystanders = bystandersOf(arrivals, known, reader);
  const isRendered = inRenderedChart(renderings);
  const readings = readingsOf(reader, surveys, known);
  const dormant: string[] = [];
  const live: FileReading[] = [];
  for (const [path, reading] of readings) {
    if (isDeployable(path, reading) && !known.has(path) && !bystanders.paths.has(path)) dormant.push(path);
    else if (!(reading instanceof BystanderFile)) live.push(reading);
    else if (reading.resources === 0 && known.has(path)) live.push(...wholeOf(reader, path));
  }
  const incomplete = [...surveys.flatMap((survey) => survey.incomplete), ...cutShort(reader, surveys, known)];
  return {
    manifests,
    problems: distinct([
      ...surveys.flatMap(({ problems }) => problems),
      ...live.flatMap(({ problems }) => problems),
      ...renderings.flatMap(({ problems }) => problems),
    ]),
    templates: live
      .filter(({ isTemplate, source }) => isTemplate && !isRendered(source.path))
      .map(({ source }) => source),
    unread: [...live, ...surveys].flatMap(({ unread }) => unread),
    skipped: byKey(
      surveys.flatMap(({ skipped }) => skipped),
      ({ path }) => path,
    ),
    incomplete: byKey(incomplete, ({ file }) => file),
    missing: surveys.flatMap(({ missing }) => missing),
    outside: surveys.flatMap(({ outside }) => outside),
    notRendered: byKey(renderings.flatMap(notRendered), ({ path }) => path),
    dormant,
    unknownKinds: live.reduce((sum, reading) => sum + (known.has(reading.source.path) ? reading.unknownKinds : 0), 0),
    bystanders,
    readings,
    sources: live.filter(({ isTemplate }) => !isTemplate).map(({ source }) => source),
  };
}

/** All that stands in a file without resources, such as values or a patch, of which resources are made. */
function wholeOf(reader: Reader, path: string): readonly FileReading[] {
  const reading = reader.read(path);
  return reading instanceof Refusal ? [] : [reading];
}

/** One of each that hold the same lists, as those of clusters do that start from the same files. */
export function distinctOf(collections: readonly Collection[]): readonly Collection[] {
  return [...new Map(collections.map((one) => [one.sources, one])).values()];
}

/** The files of a collection that are deployed, or deploy nothing, and are no templates. */
export function livePaths({ readings, dormant }: Collection): readonly string[] {
  const asleep = new Set(dormant);
  const live: string[] = [];
  for (const [path, { isTemplate }] of readings) if (!isTemplate && !asleep.has(path)) live.push(path);
  return live;
}

/** The files of which something is deployed that may matter. */
function usedBy(
  units: readonly Unit[],
  renderings: readonly Rendering[],
  values: readonly Source[],
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { files } of units) for (const path of files) used.add(path);
  for (const rendering of renderings) for (const path of rendering.used) used.add(path);
  for (const { path } of values) used.add(path);
  return used;
}

/** What was looked at, and what was reached outside of it, sorted by path. */
function readingsOf(
  reader: Reader,
  surveys: readonly Survey[],
  used: ReadonlySet<string>,
): ReadonlyMap<string, Looked> {
  const [first, ...others] = surveys;
  const isSeen = (path: string) => surveys.some(({ readings }) => readings.has(path));
  const beyond = [...used].filter((path) => !isSeen(path));
  if (first !== undefined && others.length === 0 && beyond.length === 0) return first.readings;
  const readings = new Map(surveys.flatMap((survey) => [...survey.readings]));
  for (const path of beyond) {
    const reading = reader.look(path);
    if (!(reading instanceof Refusal)) readings.set(path, reading);
  }
  return new Map([...readings].sort(([a], [b]) => compareText(a, b)));
}

/** What a limit or an I/O error kept from being read of what was reached outside of the surveys. */
function cutShort(reader: Reader, surveys: readonly Survey[], used: ReadonlySet<string>): Collection['incomplete'] {
  return [...used].flatMap((file) => {
    if (surveys.some(({ readings }) => readings.has(file))) return [];
    const looked = reader.look(file);
    return looked instanceof Refusal && isCutShort(looked) ? [{ file, reason: looked.message }] : [];
  });
}

/** Whether a file is of a chart that was rendered, so that its templates hide nothing. */
function inRenderedChart(renderings: readonly Rendering[]): (path: string) => boolean {
  const files = renderings.filter((one) => one.notRendered === undefined).flatMap(({ used }) => [...used]);
  const folders = new Set(
    files.filter((path) => posix.basename(path) === 'Chart.yaml').map((path) => posix.dirname(path)),
  );
  return (path) => [...folders].some((folder) => folder === '.' || path.startsWith(`${folder}/`));
}

function isDeployable(path: string, reading: Looked): boolean {
  if (reading instanceof BystanderFile) return reading.resources > 0;
  return reading.manifests.length > 0 || (isKustomizationFile(path) && !reading.isTemplate);
}

function notRendered(rendering: Rendering): readonly NotRendered[] {
  const { used, notRendered: why } = rendering;
  const path = [...used].find(isKustomizationFile) ?? [...used].find((one) => one.endsWith('Chart.yaml'));
  return why === undefined || path === undefined
    ? []
    : [{ path, layers: [...used].filter(isKustomizationFile), ...why }];
}

function distinct(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const told = new Map(problems.map((one) => [`${one.at.source.path} ${one.at.start} ${one.message}`, one]));
  return [...told.values()].sort((a, b) => compareText(a.at.source.path, b.at.source.path) || a.at.start - b.at.start);
}

function byKey<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const kept = new Map(items.map((item) => [key(item), item]));
  return [...kept.values()].sort((a, b) => compareText(key(a), key(b)));
}

/** What a text given instead of files holds, such as standard input: all of it is deployed. */
export function collectText(source: Source): Collection {
  const reading = readSource(source);
  const read = reading.isTemplate ? [] : [source];
  return {
    manifests: reading.manifests,
    problems: reading.problems,
    templates: reading.isTemplate ? [source] : [],
    unread: reading.unread,
    skipped: [],
    incomplete: [],
    missing: [],
    outside: [],
    notRendered: [],
    dormant: [],
    unknownKinds: reading.unknownKinds,
    bystanders: NO_BYSTANDERS,
    readings: new Map([[source.path, reading]]),
    sources: read,
  };
}

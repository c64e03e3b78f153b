import type { Incomplete } from '../../files/incomplete.ts';
import type { Coverage, Summary } from '../../lint/reported.ts';
import { type Counted, countedIn, sumKnown } from '../../site/coverage.ts';
import { type Collection, livePaths } from '../../source/collection.ts';
import { compareText } from '../../text/compare.ts';
import { resourcesIn, sizesIn } from '../counts.ts';
import type { Loaded } from '../load-sites.ts';
import { originsIn } from './origins.ts';
import { type Part, partAt } from './part.ts';

/** What was read for the clusters of a part. Paths are relative to the repository root; what others may read too is named. */
export interface ReadData {
  /** Each file with the number of its documents. */
  readonly files: readonly (readonly [string, number])[];
  /** Those in whose comments findings may be suppressed. */
  readonly sources: readonly string[];
  readonly resources: number;
  readonly templates: readonly string[];
  readonly notRendered: readonly string[];
  readonly skipped: readonly string[];
  readonly dormant: readonly string[];
  readonly incomplete: readonly Incomplete[];
  /** Services and resources of MetalLB: of which document of a file, if others may read it too; a LoadBalancer; unknown values. */
  readonly counted: readonly (readonly [string | null, boolean, number])[];
}

/** Writes down what was read. */
export async function writeRead(loaded: Loaded): Promise<ReadData> {
  const { collections, ground } = loaded;
  const sizes = sizesIn(collections);
  const files = [...sizes.keys()].sort(compareText);
  const originOf = await originsIn(ground, files);
  return {
    files: files.map((path) => [path, sizes.get(path) ?? 0] as const),
    sources: distinct(collections, livePaths),
    resources: resourcesIn(collections),
    templates: distinct(collections, (one) => one.templates.map(({ path }) => path)),
    notRendered: distinct(collections, (one) => one.notRendered.map(({ path }) => path)),
    skipped: distinct(collections, (one) => one.skipped.map(({ path }) => path)),
    dormant: [...loaded.dormant.keys()],
    incomplete: collections.flatMap((one) => one.incomplete),
    counted: countedIn(loaded.sites)
      .filter((one) => one.isBalanced || one.unknownValues > 0)
      .map((one) => [originOf(one.manifest) ?? null, one.isBalanced, one.unknownValues] as const),
  };
}

function distinct(
  collections: readonly Collection[],
  paths: (one: Collection) => readonly string[],
): readonly string[] {
  return [...new Set(collections.flatMap(paths))].sort(compareText);
}

/** Reads what was read. Throws a ReportFault. */
export function readRead(part: Part): ReadData {
  const texts = (key: string) => part.get(key).texts();
  return {
    files: part
      .get('files')
      .items()
      .map((item) => {
        const pair = item.tuple(2);
        return [partAt(pair, 0).text(), partAt(pair, 1).count()] as const;
      }),
    sources: texts('sources'),
    resources: part.get('resources').count(),
    templates: texts('templates'),
    notRendered: texts('notRendered'),
    skipped: texts('skipped'),
    dormant: texts('dormant'),
    incomplete: part
      .get('incomplete')
      .items()
      .map((item) => ({
        file: item.get('file').text(),
        reason: item.get('reason').text(),
      })),
    counted: part
      .get('counted')
      .items()
      .map((item) => {
        const [origin, isBalanced, unknownValues] = [0, 1, 2].map((index) => partAt(item.tuple(3), index));
        if (origin === undefined || isBalanced === undefined || unknownValues === undefined)
          return item.fail('is no count');
        return [origin.raw === null ? null : origin.text(), isBalanced.flag(), unknownValues.count()] as const;
      }),
  };
}

/** What all parts read: what several of them read counts once. */
export interface ReadTogether {
  readonly summary: Pick<Summary, 'files' | 'documents' | 'resources' | 'clusters'>;
  readonly coverage: Coverage;
  readonly incomplete: readonly Incomplete[];
  /** The files in whose comments findings may be suppressed. */
  readonly sources: readonly string[];
}

/** Joins what was read for so many clusters. */
export function joinRead(parts: readonly ReadData[], clusters: number): ReadTogether {
  const count = (paths: (part: ReadData) => readonly string[]) => new Set(parts.flatMap(paths)).size;
  const documents = new Map<string, number>();
  for (const [path, number] of parts.flatMap(({ files }) => files)) {
    documents.set(path, Math.max(number, documents.get(path) ?? 0));
  }
  const live = new Set(parts.flatMap(({ sources }) => sources));
  const { known, partlyKnown, unknownValues } = sumKnown(countedOnce(parts));
  return {
    summary: {
      files: documents.size,
      documents: [...documents.values()].reduce((sum, number) => sum + number, 0),
      resources: parts.reduce((sum, { resources }) => sum + resources, 0),
      clusters,
    },
    coverage: {
      services: { known, partlyKnown },
      templates: count((part) => part.templates),
      notRendered: count((part) => part.notRendered),
      dormant: count((part) => part.dormant.filter((path) => !live.has(path))),
      skipped: count((part) => part.skipped),
      unknownValues,
    },
    incomplete: parts.flatMap((part) => part.incomplete),
    sources: [...live],
  };
}

function countedOnce(parts: readonly ReadData[]): readonly Omit<Counted, 'manifest'>[] {
  const all = parts.flatMap(({ counted }) => counted);
  const once = new Map(all.map((one, index) => [one[0] ?? index, one]));
  return [...once.values()].map(([, isBalanced, unknownValues]) => ({ isBalanced, unknownValues }));
}

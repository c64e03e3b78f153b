import type { Coverage, Summary } from '../lint/reported.ts';
import { countKnown } from '../site/coverage.ts';
import type { Collection } from '../source/collection.ts';
import type { Loaded } from './load-sites.ts';

/** How much was read; a file that several clusters use counts once. */
export function countRead(loaded: Loaded): Pick<Summary, 'files' | 'documents' | 'resources' | 'clusters'> {
  const [only, ...others] = readingsIn(loaded.collections);
  const sizes = only === undefined || others.length > 0 ? sizesIn(loaded.collections) : undefined;
  let documents = 0;
  if (sizes !== undefined) for (const size of sizes.values()) documents += size;
  else if (only !== undefined) for (const { size } of only.values()) documents += size;
  return {
    files: (sizes ?? only)?.size ?? 0,
    documents,
    resources: resourcesIn(loaded.collections),
    clusters: loaded.clusters,
  };
}

/** What was seen of the repository, and what was not. */
export function coverageOf(loaded: Loaded): Coverage {
  const { known, partlyKnown, unknownValues } = countKnown(loaded.sites);
  return {
    services: { known, partlyKnown },
    templates: distinct(loaded, (collection) => collection.templates.map(({ path }) => path)),
    notRendered: distinct(loaded, (collection) => collection.notRendered.map(({ path }) => path)),
    dormant: loaded.dormant.size,
    skipped: distinct(loaded, (collection) => collection.skipped.map(({ path }) => path)),
    unknownValues,
  };
}

function distinct(loaded: Loaded, paths: (collection: Collection) => readonly string[]): number {
  return new Set(loaded.collections.flatMap(paths)).size;
}

/** How many documents are in each file of collections. */
export function sizesIn(collections: readonly Collection[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const readings of readingsIn(collections)) {
    for (const [path, { size }] of readings) sizes.set(path, size);
  }
  return sizes;
}

function readingsIn(collections: readonly Collection[]): ReadonlySet<Collection['readings']> {
  return new Set(collections.map(({ readings }) => readings));
}

/** How many resources are deployed. */
export function resourcesIn(collections: readonly Collection[]): number {
  let resources = 0;
  for (const { manifests, bystanders } of new Set(collections)) resources += manifests.length + bystanders.resources;
  return resources;
}

import type { Coverage, Summary } from '../lint/reported.ts';
import { countKnown } from '../site/coverage.ts';
import type { Collection } from '../source/collection.ts';
import type { Loaded } from './load-sites.ts';

/** How much was read; a file that several clusters use counts once. */
export function countRead(loaded: Loaded): Pick<Summary, 'files' | 'documents' | 'resources' | 'clusters'> {
  const documents = new Map(loaded.collections.flatMap((collection) => [...collection.documents]));
  return {
    files: distinct(loaded, (collection) => collection.files),
    documents: [...documents.values()].reduce((sum, count) => sum + count, 0),
    resources: [...new Set(loaded.collections)].reduce((sum, { manifests }) => sum + manifests.length, 0),
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
    dormant: loaded.dormant.length,
    skipped: distinct(loaded, (collection) => collection.skipped.map(({ path }) => path)),
    unknownValues,
  };
}

function distinct(loaded: Loaded, paths: (collection: Collection) => readonly string[]): number {
  return new Set(loaded.collections.flatMap(paths)).size;
}

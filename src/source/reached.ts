import type { Manifest } from '../manifest/manifest.ts';
import { unknownsIn } from './deployment.ts';
import type { Task } from './tasks.ts';

/** Resources that came together on one way into a cluster. */
export interface Unit {
  readonly task: Task;
  readonly manifests: readonly Manifest[];
  /** The files that they are made of, each once. */
  readonly files: Iterable<string>;
  readonly isRendered: boolean;
}

/**
 * The resources of a cluster, each document once: where it is reached on several ways, by the place it stands at and
 * its final name, the one with more known values counts. What is deployed with changes stands for the same document
 * without; under two namespaces it is two resources. In the order of the units.
 */
export function onceEach(units: readonly Unit[]): readonly Manifest[] {
  const shared = sharedFiles(units);
  if (shared.size === 0) return units.flatMap(({ manifests }) => manifests);
  const isShared = ({ files }: Unit) => [...files].some((path) => shared.has(path));
  const best = new Map<string, Candidate>();
  const changed = new Set<string>();
  const candidates = units.flatMap((unit): readonly Candidate[] => {
    if (!isShared(unit))
      return unit.manifests.map((manifest) => ({ manifest, key: undefined, place: '', unknowns: 0 }));
    return unit.manifests.map((manifest) => candidateOf(manifest, unit));
  });
  for (const one of candidates) {
    if (one.key === undefined) continue;
    if (one.isChanged === true) changed.add(one.place);
    const known = best.get(one.key);
    if (known === undefined || one.unknowns < known.unknowns) best.set(one.key, one);
  }
  return candidates
    .filter((one) => one.key === undefined || best.get(one.key) === one)
    .filter((one) => one.key === undefined || one.isChanged === true || !changed.has(one.place))
    .map(({ manifest }) => manifest);
}

/** The files that several units are made of. */
function sharedFiles(units: readonly Unit[]): ReadonlySet<string> {
  const used = new Set<string>();
  const shared = new Set<string>();
  for (const { files } of units) for (const path of files) (used.has(path) ? shared : used).add(path);
  return shared;
}

interface Candidate {
  readonly manifest: Manifest;
  /** Undefined where the document is surely reached once. */
  readonly key: string | undefined;
  readonly place: string;
  readonly unknowns: number;
  readonly isChanged?: boolean;
}

function candidateOf(manifest: Manifest, { task }: Unit): Candidate {
  const { source, start } = manifest.at([]);
  const place = `${source.path} ${start}`;
  const isChanged = task.deployment !== undefined;
  const name = typeof manifest.name === 'string' ? manifest.name : (manifest.name?.text ?? '');
  const namespace = isChanged && typeof manifest.namespace === 'string' ? manifest.namespace : '';
  const key = [place, manifest.kind, name, namespace, String(isChanged)].join('\n');
  return { manifest, key, place, unknowns: unknownsIn(manifest.fields), isChanged };
}

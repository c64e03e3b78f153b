import { Refusal } from '../files/files.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { BystanderFile } from './bystander-file.ts';
import type { Reader } from './reader.ts';

/** Where a deployment puts resources, if it does nothing to them but that, or to what is in them. */
export interface Placing {
  /** Undefined where they stay where they are. */
  readonly namespace: string | undefined;
  /** Whether it counts for resources that name another one, too. */
  readonly overrides: boolean;
}

/** A file of bystanders on its way into a cluster; without a placing it is deployed as it stands. */
export interface Arrival {
  readonly path: string;
  readonly file: BystanderFile;
  readonly placing: Placing | undefined;
}

/** All bystanders of a cluster. */
export interface Bystanders {
  readonly resources: number;
  /** The names of the namespaces that they are in. */
  readonly namespaces: ReadonlySet<string>;
  /** The files that they stand in, each once. */
  readonly paths: ReadonlySet<string>;
  /** Reads those in files whose texts fit. */
  read(fits: (text: string) => boolean): readonly Manifest[];
}

/** Nobody. */
export const NO_BYSTANDERS: Bystanders = { resources: 0, namespaces: new Set(), paths: new Set(), read: () => [] };

/**
 * The bystanders of the files that arrived, which may have come on several ways: one that is deployed with changes stands
 * for the same file without, and under two namespaces its resources are twice as many. `others` are the files of which
 * more is known.
 */
export function bystandersOf(arrivals: readonly Arrival[], others: ReadonlySet<string>, reader: Reader): Bystanders {
  const placed = new Set(arrivals.flatMap(({ path, placing }) => (placing === undefined ? [] : [path])));
  const isKnown = ({ path, placing }: Arrival) => others.has(path) || (placing === undefined && placed.has(path));
  const once = new Set<string>();
  const paths = new Set<string>();
  const namespaces = new Set<string>();
  let resources = 0;
  for (const arrival of arrivals) {
    const { path, file, placing } = arrival;
    const key = placing?.namespace === undefined ? path : `${path}\n${placing.namespace}`;
    // Of a file that comes as it stands, each one is the same; what is placed comes in no other way.
    if (isKnown(arrival) || (placing === undefined ? paths : once).has(key)) continue;
    if (placing !== undefined) once.add(key);
    paths.add(path);
    resources += file.resources;
    for (const namespace of file.namespaces) namespaces.add(placedIn(namespace, placing) ?? 'default');
  }
  return {
    resources,
    namespaces,
    paths,
    read: (fits) => [...paths].flatMap((path) => manifestsOf(path, reader, fits)),
  };
}

function manifestsOf(path: string, reader: Reader, fits: (text: string) => boolean): readonly Manifest[] {
  const source = reader.files.read(path);
  if (source instanceof Refusal || !fits(source.text)) return [];
  const reading = reader.read(path);
  return reading instanceof Refusal ? [] : reading.manifests;
}

function placedIn(namespace: string | undefined, placing: Placing | undefined): string | undefined {
  return placing?.overrides === true ? (placing.namespace ?? namespace) : (namespace ?? placing?.namespace);
}

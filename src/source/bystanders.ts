import { Refusal } from '../files/files.ts';
import type { Glimpse } from '../manifest/glance.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { bystanderScope } from './bystander-kinds.ts';
import type { Reader } from './reader.ts';

/**
 * What a file holds that has nothing but bystanders: resources that can neither ask MetalLB for anything nor matter to
 * what does. Files that hold as much share one. Of a file it says what a reading says, without its text.
 */
export class Bystanders {
  readonly isTemplate = false;
  readonly manifests = NONE;
  readonly unknownKinds = 0;
  readonly problems = NONE;
  /** How many documents there are, and resources in them. */
  readonly size: number;
  /** Where they say that they stand, those of the whole cluster aside; undefined: they do not say it. */
  readonly namespaces: readonly (string | undefined)[];

  constructor(size: number, namespaces: readonly (string | undefined)[]) {
    this.size = size;
    this.namespaces = namespaces;
  }
}

const NONE: readonly never[] = [];

/** Tells bystanders by what was seen of a file; undefined where something among it may matter. */
export function bystanderTeller(): (glimpses: readonly Glimpse[] | undefined) => Bystanders | undefined {
  const known = new Map<string, Bystanders>();
  return (glimpses) => {
    if (glimpses === undefined || glimpses.length === 0) return undefined;
    let key = String(glimpses.length);
    for (const { outline } of glimpses) {
      const scope = bystanderScope(outline.apiVersion, outline.kind);
      const { namespace } = outline;
      if (scope === undefined || (namespace !== undefined && typeof namespace !== 'string')) return undefined;
      if (scope === 'namespace' || namespace !== undefined) key += `\n${namespace ?? ''}`;
    }
    const [, ...names] = key.split('\n');
    const bystanders =
      known.get(key) ??
      new Bystanders(
        glimpses.length,
        [...new Set(names)].map((name) => (name === '' ? undefined : name)),
      );
    known.set(key, bystanders);
    return bystanders;
  };
}

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
  readonly file: Bystanders;
  readonly placing: Placing | undefined;
}

/** All bystanders of a cluster. */
export interface Crowd {
  readonly resources: number;
  /** The names of the namespaces that they are in. */
  readonly namespaces: ReadonlySet<string>;
  /** The files that they stand in, each once. */
  readonly paths: readonly string[];
  /** Reads those in files whose texts fit. */
  read(fits: (text: string) => boolean): readonly Manifest[];
}

/** Nobody. */
export const NO_CROWD: Crowd = { resources: 0, namespaces: new Set(), paths: [], read: () => [] };

/**
 * The bystanders of the files that arrived, which may have come on several ways: one that is deployed with changes stands
 * for the same file without, and under two namespaces its resources are twice as many. `others` are the files of which
 * more is known.
 */
export function crowdOf(arrivals: readonly Arrival[], others: ReadonlySet<string>, reader: Reader): Crowd {
  const placed = new Set(arrivals.flatMap(({ path, placing }) => (placing === undefined ? [] : [path])));
  const isKnown = ({ path, placing }: Arrival) => others.has(path) || (placing === undefined && placed.has(path));
  const once = new Set<string>();
  const paths = new Set<string>();
  const namespaces = new Set<string>();
  let resources = 0;
  for (const arrival of arrivals) {
    const { path, file, placing } = arrival;
    const key = placing?.namespace === undefined ? path : `${path}\n${placing.namespace}`;
    if (isKnown(arrival) || once.has(key)) continue;
    once.add(key);
    paths.add(path);
    resources += file.size;
    for (const namespace of file.namespaces) namespaces.add(placedIn(namespace, placing) ?? 'default');
  }
  return {
    resources,
    namespaces,
    paths: [...paths],
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

import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Unknown } from '../../manifest/unknown.ts';
import type { Source, Span } from '../../text/source.ts';
import type { Shelf } from '../deployment.ts';
import type { Trail } from '../follow.ts';
import { mergedValues, type Values } from '../values/values.ts';

/** A chart that something deploys, with the values it is given. */
export interface Release {
  /** Undefined where it is not known, as for values that no release names. */
  readonly name: string | Unknown | undefined;
  /** Where what the chart does not place itself is put. */
  readonly namespace: string | Unknown | undefined;
  /** The last part of the chart's name; undefined where it is not known. */
  readonly chart: string | undefined;
  /** The chart's folder where it stands in this repository. */
  readonly folder: string | undefined;
  /** In the order in which they are merged; the chart's own are not among them. */
  readonly layers: readonly Values[];
  /** Whether those are all values it is given. */
  readonly isComplete: boolean;
  /** The values files among the layers. */
  readonly sources: readonly Source[];
  /** What deploys it. */
  readonly at: Span;
}

/** What it takes to find the values and the chart of a release. */
export interface ReleaseSight extends Trail {
  /** The ConfigMaps that values come from. */
  readonly shelf: Shelf;
}

/** Layers of values as they are found; what is not found leaves the values incomplete. */
export class Layers {
  readonly values: Values[] = [];
  readonly sources: Source[] = [];
  isComplete = true;
  readonly #sight: ReleaseSight;

  constructor(sight: ReleaseSight) {
    this.#sight = sight;
  }

  /** Adds values; undefined are values that cannot be read. */
  add(values: Values | undefined): void {
    if (values === undefined) this.isComplete = false;
    else this.values.push(values);
  }

  /** Adds a file of this repository; one that is not there may be left out on purpose. */
  addFile(path: string | undefined, isOptional = false): void {
    const reading = path === undefined ? undefined : this.#sight.reader.read(path);
    const isRead = reading !== undefined && !(reading instanceof Refusal) && !reading.isTemplate;
    const document = isRead ? reading.documents[0] : undefined;
    if (document?.fields !== undefined && isRead) {
      this.values.push({ tree: document.fields, places: document.places });
      this.sources.push(reading.source);
    } else if (!isOptional && !(isRead && reading.documents.length === 0)) this.isComplete = false;
  }
}

/** The values of a release, those of the chart's own `values.yaml` below them; undefined where nothing is known. */
export function valuesOf(release: Release, { reader }: Pick<ReleaseSight, 'reader'>): Values | undefined {
  const own = release.folder === undefined ? undefined : posix.join(release.folder, 'values.yaml');
  const reading = own === undefined ? undefined : reader.read(own);
  const document = reading === undefined || reading instanceof Refusal ? undefined : reading.documents[0];
  const defaults = document?.fields === undefined ? [] : [{ tree: document.fields, places: document.places }];
  const [first, ...others] = [...defaults, ...release.layers];
  return first === undefined ? undefined : mergedValues([first, ...others]);
}

/** Places of a resource. */
export function placesIn(manifest: Manifest): Values['places'] {
  return {
    value: (route) => manifest.at(route),
    key: (route) => manifest.keyAt(route),
    definitions: (route) => manifest.definitionsAt(route),
  };
}

import type { PathKind } from '../../files/files.ts';
import type { Reader } from '../reader.ts';

/** What a path leads to, and where that really stands; undefined where it leads nowhere or outside. */
export interface Location {
  readonly kind: PathKind;
  readonly real: string | undefined;
}

const known = new WeakMap<Reader, Map<string, Location>>();

/** What a path relative to the repository leads to, asked once for a reader: trees that share layers ask for it often. */
export function locationOf(reader: Reader, path: string): Location {
  const locations = known.get(reader) ?? new Map<string, Location>();
  known.set(reader, locations);
  const location = locations.get(path) ?? { kind: reader.files.kindOf(path), real: reader.files.realPath(path) };
  locations.set(path, location);
  return location;
}

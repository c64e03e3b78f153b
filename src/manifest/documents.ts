import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Allowance } from './allowance.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { compose } from './compose.ts';
import type { Places } from './manifest.ts';
import { DocumentPlaces } from './places.ts';
import { type Fields, isFields, type Tree } from './tree.ts';
import { unfold } from './unfold.ts';

/** One document of a YAML or JSON file. */
export interface YamlDocument {
  /** The value; undefined where the document does not parse or unfolds beyond a limit. */
  readonly tree: Tree | undefined;
  /** The value where it is a mapping. The `sops` key of a file encrypted by SOPS, which no cluster sees, is left out. */
  readonly fields: Fields | undefined;
  /** Each with a place. With `fields`, they are mistakes that leave the rest readable, such as a key that stands twice. */
  readonly problems: readonly Problem[];
  readonly places: Places;
  /** The whole text where nothing could be made of it: it does not parse, or a limit came before it. */
  readonly unread?: string;
}

/**
 * Reads all documents of a YAML or JSON text, in its order. Each is parsed alone, so a broken one hides none of its
 * neighbours.
 */
export function readDocuments(source: Source, allowance?: Allowance): { readonly documents: readonly YamlDocument[] } {
  return { documents: chunksOf(source.text).map((chunk) => readDocument(source, chunk, allowance)) };
}

/** Reads one document of a text, as far as what is left of it may be parsed; missing: as far as any one document may. */
export function readDocument(source: Source, chunk: Chunk, allowance?: Allowance): YamlDocument {
  const unread = source.text.slice(chunk.start, chunk.end);
  if (allowance?.isSpent === true) return broken(unread, [], new DocumentPlaces(source, chunk));
  const composed = compose(source, chunk, allowance);
  if (composed.problem !== undefined) return broken(unread, [composed.problem], new DocumentPlaces(source, chunk));
  const { tree, problems } = unfold(source, chunk, composed);
  if (tree === undefined && problems.length > 0) return broken(unread, problems, new DocumentPlaces(source, chunk));
  const places = new DocumentPlaces(source, chunk, problems.length === 0 ? tree : undefined);
  return { tree, fields: isFields(tree) ? withoutSops(tree) : undefined, problems, places };
}

function broken(unread: string, problems: readonly Problem[], places: Places): YamlDocument {
  return { tree: undefined, fields: undefined, problems, places, unread };
}

function withoutSops(fields: Fields): Fields {
  const sops = fields.get('sops');
  if (!isFields(sops) || !sops.has('mac')) return fields;
  return new Map([...fields].filter(([key]) => key !== 'sops'));
}

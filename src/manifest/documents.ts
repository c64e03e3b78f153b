import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { compose } from './compose.ts';
import type { Places } from './manifest.ts';
import { DocumentPlaces } from './places.ts';
import { mayHoldWanted } from './prefilter.ts';
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
}

/** The documents of a file, in its order. */
export interface Reading {
  readonly documents: readonly YamlDocument[];
  /** How many more there are that can hold nothing wanted. They were not parsed: what is wrong in them is not told. */
  readonly skipped: number;
}

/**
 * Reads all documents of a YAML or JSON text. Each is parsed alone, so a broken one hides none of its neighbours.
 * With `wanted`, documents that cannot hold a resource of these kinds are counted only.
 */
export function readDocuments(source: Source, wanted?: ReadonlySet<string>): Reading {
  const chunks = chunksOf(source.text);
  const kept = wanted === undefined ? chunks : chunks.filter((chunk) => mayHoldWanted(source.text, chunk, wanted));
  return { documents: kept.map((chunk) => readDocument(source, chunk)), skipped: chunks.length - kept.length };
}

function readDocument(source: Source, chunk: Chunk): YamlDocument {
  const places = new DocumentPlaces(source, chunk);
  const composed = compose(source, chunk);
  if (composed.problem !== undefined) {
    return { tree: undefined, fields: undefined, problems: [composed.problem], places };
  }
  const { tree, problems } = unfold(source, chunk, composed);
  return { tree, fields: isFields(tree) ? withoutSops(tree) : undefined, problems, places };
}

function withoutSops(fields: Fields): Fields {
  const sops = fields.get('sops');
  if (!isFields(sops) || !sops.has('mac')) return fields;
  return new Map([...fields].filter(([key]) => key !== 'sops'));
}

import type { Problem } from '../text/problem.js';
import type { Source } from '../text/source.js';
import type { Allowance } from './allowance.js';
import { type Chunk } from './chunks.js';
import type { Places } from './manifest.js';
import { type Fields, type Tree } from './tree.js';
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
export declare function readDocuments(source: Source, allowance?: Allowance): {
    readonly documents: readonly YamlDocument[];
};
/** Reads one document of a text, as far as what is left of it may be parsed; missing: as far as any one document may. */
export declare function readDocument(source: Source, chunk: Chunk, allowance?: Allowance): YamlDocument;

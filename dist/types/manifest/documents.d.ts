import type { Problem } from '../text/problem.js';
import type { Source } from '../text/source.js';
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
export declare function readDocuments(source: Source, wanted?: ReadonlySet<string>): Reading;

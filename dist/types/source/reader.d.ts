import { type Files, Refusal } from '../files/files.js';
import { type YamlDocument } from '../manifest/documents.js';
import type { Manifest } from '../manifest/manifest.js';
import type { Source, Span } from '../text/source.js';
/** Text that does not parse: becomes `yaml/syntax`. */
export interface SyntaxProblem {
    readonly at: Span;
    readonly message: string;
}
/** One file, read and parsed. */
export interface FileReading {
    readonly source: Source;
    /** A template is no YAML yet: it has no documents, manifests or problems. */
    readonly isTemplate: boolean;
    readonly documents: readonly YamlDocument[];
    readonly manifests: readonly Manifest[];
    readonly unknownKinds: number;
    readonly problems: readonly SyntaxProblem[];
}
/** Reads files of one run. Whoever asks for the same path again gets the same object: it is read and parsed once. */
export interface Reader {
    readonly files: Files;
    read(path: string): FileReading | Refusal;
}
/** A reader over files that do not change while it is used. */
export declare function createReader(files: Files): Reader;
/** Reads the text of a file: its documents and the resources in them, or that it is a template. */
export declare function readSource(source: Source): FileReading;
/** The reading of a file that is a template, whether or not it happens to parse. */
export declare function templateReading(source: Source): FileReading;

import { type Files, Refusal } from '../files/files.js';
import { type YamlDocument } from '../manifest/documents.js';
import { Manifest } from '../manifest/manifest.js';
import { Source, type Span } from '../text/source.js';
import { BystanderFile } from './bystander-file.js';
import type { Progress } from './progress.js';
/** Text that does not parse: becomes `yaml/syntax`. */
export interface SyntaxProblem {
    readonly at: Span;
    readonly message: string;
}
/** One file as it was read. */
export interface FileReading {
    readonly source: Source;
    /** A template is no YAML yet: it has no documents, manifests or problems. */
    readonly isTemplate: boolean;
    /** How many documents there are. */
    readonly size: number;
    /** All of them; those that nobody asked for so far are parsed now. */
    readonly documents: readonly YamlDocument[];
    readonly manifests: readonly Manifest[];
    readonly unknownKinds: number;
    /** What is wrong in the documents that were parsed. */
    readonly problems: readonly SyntaxProblem[];
    /** The texts of documents of which nothing could be made. */
    readonly unread: readonly string[];
}
/** Reads files of one run. Whoever asks for the same path again gets the same object: it is read and parsed once. */
export interface Reader {
    readonly files: Files;
    /** Is told of every file that is read, and of what is made of files. */
    readonly progress?: Progress;
    /** What a file holds, no more of it than may matter to MetalLB. */
    look(path: string): Looked | Refusal;
    /** All that a file holds. */
    read(path: string): FileReading | Refusal;
}
/** What a look at a file tells. */
export type Looked = FileReading | BystanderFile;
/**
 * A reader over files that do not change while it is used. What cannot matter to MetalLB is looked over and not parsed,
 * and its text is let go, until somebody asks for it.
 */
export declare function createReader(files: Files, progress?: Progress): Reader;
/** Reads the text of a file: its documents and the resources in them, or that it is a template. */
export declare function readSource(source: Source): FileReading;
/** The reading of a file that is a template, whether or not it happens to parse. */
export declare function templateReading(source: Source): FileReading;

import type { Incomplete } from '../files/incomplete.js';
import type { Manifest } from '../manifest/manifest.js';
import type { Source } from '../text/source.js';
import { type Arrival, type Bystanders } from './bystanders.js';
import type { Rendering } from './overlays.js';
import type { Unit } from './reached.js';
import { type Looked, type Reader, type SyntaxProblem } from './reader.js';
import { type Survey } from './survey.js';
import type { Skipped } from './walk.js';
/** A kustomization that was not rendered, and why. */
export interface NotRendered {
    /** Its file. */
    readonly path: string;
    /** The kustomizations in it, itself among them. */
    readonly layers: readonly string[];
    readonly reason: string;
    readonly message: string;
}
/** What was found. All lists are sorted by path, and a file reached twice counts once. */
export interface Collection {
    /** Each document once. */
    readonly manifests: readonly Manifest[];
    readonly problems: readonly SyntaxProblem[];
    readonly templates: readonly Source[];
    /** The texts of which nothing could be made: broken, past a limit, or in another encoding. */
    readonly unread: readonly string[];
    /** Met and not read: links that lead nowhere or outside, pipes, binary files. */
    readonly skipped: readonly Skipped[];
    /** What an I/O error or a limit kept from being read: the run did not see everything. */
    readonly incomplete: readonly Incomplete[];
    /** Entries of `paths` that match nothing. */
    readonly missing: readonly string[];
    /** Entries of `paths` that lead out of the repository. */
    readonly outside: readonly string[];
    /** Kustomizations that nothing rendered. */
    readonly notRendered: readonly NotRendered[];
    /** Files with resources that nothing deploys. */
    readonly dormant: readonly string[];
    /** Resources whose kind or apiVersion cannot be known. */
    readonly unknownKinds: number;
    /** What is deployed and matters to nothing. */
    readonly bystanders: Bystanders;
    /** The files that were read, and what was seen in each. */
    readonly readings: ReadonlyMap<string, Looked>;
    /** The files that are deployed, read as YAML, that may hold more than bystanders. */
    readonly sources: readonly Source[];
}
/** What a collection is made of. */
export interface Gathered {
    readonly reader: Reader;
    readonly surveys: readonly Survey[];
    readonly units: readonly Unit[];
    readonly arrivals?: readonly Arrival[];
    readonly manifests: readonly Manifest[];
    /** Values files of charts. */
    readonly values?: readonly Source[];
    /** What became of kustomizations and charts. */
    readonly renderings: readonly Rendering[];
}
/** Sums up what a cluster was gathered from. */
export declare function collectionOf(gathered: Gathered): Collection;
/** One of each that hold the same lists, as those of clusters do that start from the same files. */
export declare function distinctOf(collections: readonly Collection[]): readonly Collection[];
/** The files of a collection that are deployed, or deploy nothing, and are no templates. */
export declare function livePaths({ readings, dormant }: Collection): readonly string[];
/** What a text given instead of files holds, such as standard input: all of it is deployed. */
export declare function collectText(source: Source): Collection;

import type { Outline } from '../manifest/manifest.js';
/**
 * What a file holds that has nothing but bystanders: resources that can neither ask MetalLB for anything nor matter to
 * what does. Files that hold as much share one. Of a file it says what a reading says, without its text.
 */
export declare class BystanderFile {
    readonly isTemplate = false;
    readonly manifests: readonly never[];
    readonly unknownKinds = 0;
    readonly problems: readonly never[];
    /** How many documents there are. */
    readonly size: number;
    /** How many of them are resources. */
    readonly resources: number;
    /** Where they say that they stand, those of the whole cluster aside; undefined: they do not say it. */
    readonly namespaces: readonly (string | undefined)[];
    constructor(size: number, resources: number, namespaces: readonly (string | undefined)[]);
}
/** The outlines of the documents of a file, `none` for what is no resource. */
type Outlines = readonly {
    readonly outline: Outline | 'none' | undefined;
}[];
/** Tells bystanders by the outlines of a file; undefined where something among it may matter. */
export declare function bystanderTeller(): (documents: Outlines) => BystanderFile | undefined;
export {};

import { type RewritableFile } from '../files/rewrite.js';
import { type Offer } from '../lint/choose-fixes.js';
import type { Edit } from '../text/edit.js';
import { type EditedLine } from '../text/edited-lines.js';
import type { Workspace } from './workspace.js';
/** A file that a repair changes. */
export interface FileRepair {
    readonly file: RewritableFile;
    readonly lines: readonly EditedLine[];
}
/** How a file will stand. */
export interface Draft {
    readonly lines: readonly EditedLine[];
    readonly text: string;
}
/** The files that differ from the disk, by real path. */
export type Drafts = ReadonlyMap<string, Draft>;
/** The files that are being repaired, as they will stand. */
export declare class Desk {
    #private;
    /** `isRendered` where programs read the repository, as kustomize does. */
    constructor(workspace: Workspace, isRendered: boolean);
    /** Why a file cannot be written, in words that follow its name; undefined where it can. */
    faultOf({ at }: Edit): string | undefined;
    /** Whether an edit's source is a file that can be written, as it stands now: what was rendered is none. */
    holds({ at: { source } }: Edit): boolean;
    /** The files with the edits of offers in them; `isNew` where they were never so before. */
    edit(offers: readonly Offer[]): {
        readonly drafts: Drafts;
        readonly isNew: boolean;
    };
    keep(drafts: Drafts): void;
    /** The repository with drafts in it; on the disk, too, where programs read it by themselves. */
    with(drafts: Drafts): Workspace;
    /** Removes what it keeps on the disk. */
    clear(): void;
    changed(): readonly FileRepair[];
}

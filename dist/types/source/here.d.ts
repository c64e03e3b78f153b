import type { Files } from '../files/files.js';
/** Finds what resources of Flux, Argo CD and Fleet lead to. */
export interface Here {
    /**
     * The folder a path leads to, relative to the root; undefined where it is not there, leads outside, or where the URL
     * is that of another repository. An undefined URL is taken for this one.
     */
    folder(path: string, url: string | undefined): string | undefined;
    /** Whether a URL can be that of this repository: no git remote contradicts it. */
    isThis(url: string | undefined): boolean;
}
/**
 * Paths of this repository. Remotes are compared by the last part of their URLs: forks, mirrors and hosts with several
 * names are one repository.
 */
export declare function hereIn(files: Files): Here;

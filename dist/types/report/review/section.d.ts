/** A part of the Markdown: what opens it, its rows, each with its line end, between which it may be cut, and what ends it. */
export interface MarkdownSection {
    readonly head: string;
    readonly rows: readonly string[];
    /** Stands whenever the head does; left out where nothing needs to be closed. */
    readonly tail?: string;
}
/** All of a section. */
export declare function sectionText({ head, rows, tail }: MarkdownSection): string;

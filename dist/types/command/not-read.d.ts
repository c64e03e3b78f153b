import type { Incomplete } from '../files/incomplete.js';
import type { Report } from '../lint/reported.js';
/** What a report tells of files that could not be read: nothing where all could. */
export type NotRead = Pick<Report, 'incomplete'>;
/** What is told of files that were not read: each once, by the names that people read, in their order. */
export declare function notRead(incomplete: readonly Incomplete[], display: (path: string) => string): NotRead;
/** What follows the words that there is no such thing, where it may stand in what was not read: `; a.yaml could not be read`. */
export declare function unlessNotRead({ incomplete: [first, ...others] }: NotRead): string;

import { type LintInput } from '../lint/engine.js';
import type { Finding } from '../lint/finding.js';
import type { Source } from '../text/source.js';
import type { LintOptions } from './lint-options.js';
import type { Opened } from './open-sites.js';
/** What the rules say of opened sites, and the files it may point to. */
export interface Judgment {
    readonly findings: readonly Finding[];
    /** By path relative to the repository root. */
    readonly sources: ReadonlyMap<string, Source>;
}
/** What of the options bears on the judgment. */
export type JudgeOptions = Pick<LintOptions, 'rule' | 'today' | 'dormant'>;
/** Judges opened sites by every rule, as the plan and the options set them. */
export declare function judgeSites(opened: Opened, options: JudgeOptions): Judgment;
/** What the engine is given of opened sites: every rule, as the plan and the options set them. */
export declare function inputOf({ workspace, plan, loaded, judged }: Opened, sources: ReadonlyMap<string, Source>, options: JudgeOptions): LintInput;
/** The files of opened sites in whose comments findings may be suppressed, those of the plan among them. */
export declare function sourcesIn({ plan, loaded }: Opened, options: JudgeOptions): ReadonlyMap<string, Source>;

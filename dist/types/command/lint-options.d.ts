import type { Setting } from '../plan/plan.js';
import type { SiteOptions } from './open-sites.js';
/** The options of `mlb-lint lint`, in the library's names (contract, section 1). */
export interface LintOptions extends SiteOptions {
    /** Severities by rule name; they win over the plan's. */
    readonly rule?: Readonly<Record<string, Setting>>;
    /** A baseline file, relative to `cwd`. */
    readonly baseline?: string;
    /** Only findings whose location or a related one is in these files, relative to `cwd`. */
    readonly files?: readonly string[];
    /** Manifests given as text instead of files. */
    readonly stdin?: {
        readonly text: string;
        readonly name: string;
    };
    /**
     * `I/N`: only the I-th of N parts of the plan's clusters is read and judged, and its report carries what `merge` needs
     * to judge what concerns several parts.
     */
    readonly shard?: string;
    /** The day that suppressions are held against, `YYYY-MM-DD`; default: today. */
    readonly today?: string;
}

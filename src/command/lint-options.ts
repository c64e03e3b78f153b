import type { Setting } from '../plan/plan.ts';

/** The options of `mlb-lint lint`, in the library's names (contract, section 1). */
export interface LintOptions {
  /** A plan file, or a folder that holds `plan.yaml`; relative to `cwd`. Undefined: the nearest one upward, else none. */
  readonly plan?: string;
  /** The working directory, absolute; default: the process's. */
  readonly cwd?: string;
  readonly site?: readonly string[];
  readonly cluster?: readonly string[];
  readonly metallbVersion?: string;
  /** Severities by rule name; they win over the plan's. */
  readonly rule?: Readonly<Record<string, Setting>>;
  /** A baseline file, relative to `cwd`. */
  readonly baseline?: string;
  /** Only findings whose location or a related one is in these files, relative to `cwd`. */
  readonly files?: readonly string[];
  /** Manifests given as text instead of files. */
  readonly stdin?: { readonly text: string; readonly name: string };
  /** The day that suppressions are held against, `YYYY-MM-DD`; default: today. */
  readonly today?: string;
}

/** A mistake in what was asked: a command line, a plan, a file that is not there. It ends a command with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

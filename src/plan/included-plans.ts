import type { Problem } from '../text/problem.ts';
import { Source } from '../text/source.ts';
import type { Entry } from './entry.ts';
import { openPlan } from './plan-document.ts';
import type { PlanFiles } from './plan-files.ts';
import { folderOf, fromRoot, readPath } from './plan-path.ts';
import { quote } from './quote.ts';

/** A plan file that fits the schema. */
export interface PlanFile {
  readonly source: Source;
  /** The folder it stands in, `''` for the root of the repository. */
  readonly folder: string;
  readonly top: Entry;
}

/** How many plans may include each other in a row. */
const MAX_DEPTH = 32;

/** Reads plan files and what they include, each file once. What is wrong with them is in `problems`. */
export class IncludedPlans {
  readonly problems: Problem[] = [];
  readonly #files: PlanFiles;
  readonly #read = new Set<string>();

  constructor(files: PlanFiles) {
    this.#files = files;
  }

  /** The file and, after it, what it includes, in the order of `include`; a glob's files by path. */
  open(source: Source): readonly PlanFile[] {
    return this.#open(source, [source.path]);
  }

  /** `chain` is the way from the first plan to this one, both included. */
  #open(source: Source, chain: readonly string[]): readonly PlanFile[] {
    this.#read.add(source.path);
    const top = openPlan(source, this.problems);
    if (top === undefined) return [];
    const folder = folderOf(source.path);
    const included = top.list('include').flatMap((entry) => this.#include(entry, folder, chain));
    return [{ source, folder, top }, ...included];
  }

  #include(entry: Entry, folder: string, chain: readonly string[]): readonly PlanFile[] {
    const path = readPath(entry, folder);
    if (path === undefined) return [];
    const isGlob = /[*?[{]/.test(path.value);
    const paths = isGlob ? this.#files.glob(path.value, folder) : [fromRoot(folder, path.value)];
    if (paths.length === 0) entry.blame(`no file matches ${quote(path.value)}`);
    if (chain.length >= MAX_DEPTH) {
      entry.blame(`plans include each other more than ${MAX_DEPTH} files deep`);
      return [];
    }
    return paths.flatMap((included) => this.#includeFile(included, entry, chain));
  }

  #includeFile(path: string, entry: Entry, chain: readonly string[]): readonly PlanFile[] {
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path];
      entry.blame(`the plan includes itself: ${circle.map(quote).join(' -> ')}`);
      return [];
    }
    if (this.#read.has(path)) return [];
    const source = this.#files.read(path);
    if (source instanceof Source) return this.#open(source, [...chain, path]);
    entry.blame(`${quote(path)} cannot be read: ${source.message}`);
    return [];
  }
}

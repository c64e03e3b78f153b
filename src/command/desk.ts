import { withTexts } from '../files/edited-files.ts';
import { type Mirror, mirrorOf } from '../files/mirror.ts';
import { type Rewritable, type RewritableFile, rewritable } from '../files/rewrite.ts';
import { editsByFile, type Offer } from '../lint/choose-fixes.ts';
import { compareText } from '../text/compare.ts';
import type { Edit } from '../text/edit.ts';
import { type EditedLine, editLines, textOfLines, untouchedLines } from '../text/edited-lines.ts';
import type { Source } from '../text/source.ts';
import type { Workspace } from './workspace.ts';

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
export class Desk {
  readonly #workspace: Workspace;
  readonly #found = new Map<string, Rewritable>();
  readonly #seen = new Set<string>();
  readonly #held = new WeakMap<Source, boolean>();
  readonly #isRendered: boolean;
  #mirror: Mirror | undefined;
  #drafts: Drafts = new Map();

  /** `isRendered` where programs read the repository, as kustomize does. */
  constructor(workspace: Workspace, isRendered: boolean) {
    this.#workspace = workspace;
    this.#isRendered = isRendered;
  }

  /** Why a file cannot be written, in words that follow its name; undefined where it can. */
  faultOf({ at }: Edit): string | undefined {
    const file = this.#find(at.source.path);
    return 'fault' in file ? file.fault : undefined;
  }

  /** Whether an edit's source is a file that can be written, as it stands now: what was rendered is none. */
  holds({ at: { source } }: Edit): boolean {
    const file = this.#find(source.path);
    const known = this.#held.get(source);
    if ('fault' in file || known !== undefined) return known === true;
    const isHeld = (this.#drafts.get(file.path) ?? file).text === source.text;
    this.#held.set(source, isHeld);
    return isHeld;
  }

  /** The files with the edits of offers in them; `isNew` where they were never so before. */
  edit(offers: readonly Offer[]): { readonly drafts: Drafts; readonly isNew: boolean } {
    const drafts = new Map(this.#drafts);
    for (const [path, edits] of editsByFile(offers)) {
      const file = this.#find(path);
      if ('fault' in file) continue;
      const lines = editLines(drafts.get(file.path)?.lines ?? untouchedLines(file.text), edits);
      drafts.set(file.path, { lines, text: textOfLines(lines) });
    }
    return { drafts, isNew: !this.#seen.has(nameOf(drafts)) };
  }

  keep(drafts: Drafts): void {
    this.#seen.add(nameOf(this.#drafts));
    this.#drafts = drafts;
  }

  /** The repository with drafts in it; on the disk, too, where programs read it by themselves. */
  with(drafts: Drafts): Workspace {
    const texts = new Map([...drafts].map(([path, { text }]) => [path, text]));
    if (!this.#isRendered) return { ...this.#workspace, files: withTexts(this.#workspace.files, texts) };
    this.#mirror ??= mirrorOf(this.#workspace.files);
    this.#mirror.hold(texts);
    return { ...this.#workspace, files: this.#mirror.files };
  }

  /** Removes what it keeps on the disk. */
  clear(): void {
    this.#mirror?.remove();
  }

  changed(): readonly FileRepair[] {
    return [...this.#drafts].sort(byPath).flatMap(([path, { lines, text }]) => {
      const file = this.#find(path);
      return 'fault' in file || text === file.text ? [] : [{ file, lines }];
    });
  }

  #find(path: string): Rewritable {
    const known = this.#found.get(path) ?? rewritable(this.#workspace.files, path);
    this.#found.set(path, known);
    return known;
  }
}

function byPath([a]: readonly [string, Draft], [b]: readonly [string, Draft]): number {
  return compareText(a, b);
}

function nameOf(drafts: Drafts): string {
  return JSON.stringify([...drafts].sort(byPath).map(([path, { text }]) => [path, text]));
}

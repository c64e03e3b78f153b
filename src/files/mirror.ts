import { copyFileSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, Refusal } from './files.ts';
import { temporaryFolder } from './temporary.ts';
import { workingTree } from './working-tree.ts';

/** A copy of a repository in a temporary folder, for programs that read files by themselves. */
export interface Mirror {
  readonly files: Files;
  /** Lets the copy differ from the repository in these texts alone, by real path. */
  hold(texts: ReadonlyMap<string, string>): void;
  remove(): void;
}

/** Copies a repository without what git and packages keep there; what cannot be read is missing in the copy. */
export function mirrorOf(files: Files): Mirror {
  const folder = temporaryFolder();
  copyFolder(files.root, folder.path);
  let held: readonly string[] = [];
  return {
    files: { ...workingTree(folder.path), isFleeting: true },
    hold: (texts) => {
      for (const path of held) {
        const source = texts.has(path) ? undefined : files.read(path);
        if (source !== undefined && !(source instanceof Refusal)) folder.write(path, source.text);
      }
      for (const [path, text] of texts) folder.write(path, text);
      held = [...texts.keys()];
    },
    remove: () => folder.remove(),
  };
}

/** Of git only the configuration, which names the remotes. */
function copyFolder(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    try {
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
      else if (entry.isFile()) copyFileSync(source, target);
      else if (entry.isDirectory() && entry.name !== 'node_modules') {
        mkdirSync(target);
        if (entry.name === '.git') copyFileSync(join(source, 'config'), join(target, 'config'));
        else copyFolder(source, target);
      }
    } catch {
      // Reading it fails in the copy as it does in the repository.
    }
  }
}

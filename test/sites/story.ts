import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The stories of a kind: the folders of `fixtures/<kind>`, by name. */
export function storiesOf(kind: 'sites' | 'broken'): readonly string[] {
  const folder = join('fixtures', kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Whether a story holds a kustomization, so that what is said of it depends on a renderer. */
export function needsRenderer(kind: 'sites' | 'broken', story: string): boolean {
  const files = readdirSync(join('fixtures', kind, story), { recursive: true, encoding: 'utf8' });
  return files.some((path) => /^kustomization\.ya?ml$/.test(basename(path)));
}

/** Whether a story holds a Helm chart. */
export function needsHelm(kind: 'sites' | 'broken', story: string): boolean {
  const files = readdirSync(join('fixtures', kind, story), { recursive: true, encoding: 'utf8' });
  return files.some((path) => basename(path) === 'Chart.yaml');
}

/** Runs work in a copy of a story outside of this repository, without what is expected of it. */
export async function inStory<T>(folder: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'mlb-lint-')));
  try {
    cpSync(folder, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/^expected\.(txt|json)$/.test(basename(path)),
    });
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

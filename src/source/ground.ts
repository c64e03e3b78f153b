import type { Ground } from './gather.ts';
import { hereIn } from './here.ts';
import { overlayTrees, type Rendering, unrendered } from './overlays.ts';
import type { Reader } from './reader.ts';
import { type Survey, survey, type Where } from './survey.ts';

/** Renders kustomizations; what it leaves out of its answer is read as it stands. */
export type Render = (folders: readonly string[]) => Promise<ReadonlyMap<string, Rendering>>;

/** What clusters are gathered with in one run: every file, folder and kustomization is read once. */
export function groundOf(reader: Reader, where: Omit<Where, 'paths'>, render: Render): Ground {
  const surveys = new Map<string, Survey>();
  const tree = overlayTrees(reader);
  return {
    reader,
    here: hereIn(reader.files),
    tree,
    survey: (paths) => {
      const key = paths.join('\n');
      const known = surveys.get(key) ?? survey(reader, { ...where, paths });
      surveys.set(key, known);
      return known;
    },
    render: async (folders) => {
      const rendered = await render(folders);
      const why = { reason: 'no-renderer', message: 'nothing renders it' };
      return new Map(folders.map((one) => [one, rendered.get(one) ?? unrendered(reader, tree(one), why)]));
    },
  };
}

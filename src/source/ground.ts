import { lazy } from '../text/lazy.ts';
import type { Ground } from './gather.ts';
import { hereIn } from './here.ts';
import type { RenderOptions } from './kustomize/render-overlays.ts';
import { overlayTrees, type Rendering, withKustomizations } from './overlays.ts';
import { holdsProgram } from './programs.ts';
import type { Reader } from './reader.ts';
import { type Survey, survey, type Where } from './survey.ts';

/** What clusters are gathered with in one run: every file, folder and kustomization is read once. */
export function groundOf(reader: Reader, where: Omit<Where, 'paths'>, options: RenderOptions): Ground {
  const surveys = new Map<string, Survey>();
  const renderings = new Map<string, Rendering>();
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
    holdsProgram: lazy(() =>
      holdsProgram(
        reader.files,
        [...surveys.values()].flatMap(({ sights }) => sights),
      ),
    ),
    render: async (folders) => {
      const fresh = folders.filter((folder) => !renderings.has(folder));
      if (fresh.length === 0) return renderings;
      const { renderOverlays } = await import('./kustomize/render-overlays.ts');
      const rendered = await renderOverlays(reader, fresh, options);
      for (const [folder, rendering] of rendered) renderings.set(folder, withKustomizations(reader, rendering));
      return renderings;
    },
  };
}

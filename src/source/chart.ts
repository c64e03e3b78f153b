import { posix } from 'node:path';
import type { Files } from '../files/files.ts';

/** What a file is to the Helm chart around it; undefined where there is none. */
export type ChartPart = 'template' | 'values';

/** Tells what files are to Helm charts. A folder is a chart where it holds `Chart.yaml`. */
export function chartParts(files: Files): (path: string) => ChartPart | undefined {
  const charts = new Map<string, boolean>();
  const isChart = (folder: string): boolean => {
    const known = charts.get(folder);
    if (known !== undefined) return known;
    const found = files.kindOf(posix.join(folder, 'Chart.yaml')) === 'file';
    charts.set(folder, found);
    return found;
  };
  return (path) => {
    if (!MAY_BE_PART.test(path)) return undefined;
    const steps = path.split('/');
    const folders = steps.slice(0, -1);
    if (folders.some((name, at) => name === 'templates' && isChart(folders.slice(0, at).join('/')))) return 'template';
    return /^values\.ya?ml$/.test(steps.at(-1) ?? '') && isChart(folders.join('/')) ? 'values' : undefined;
  };
}

/** A file of a folder of templates, or one of values. */
const MAY_BE_PART = /(?:^|\/)(?:templates\/|values\.ya?ml$)/;

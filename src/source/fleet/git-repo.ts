import type { Manifest } from '../../manifest/manifest.ts';
import { itemsOf } from '../../manifest/tree.ts';
import type { Trail } from '../follow.ts';
import type { Task } from '../tasks.ts';

/** The folders that a GitRepo of Rancher Fleet deploys: its paths, else the whole repository. */
export function bundleTasks(gitRepo: Manifest, { here }: Trail): readonly Task[] {
  const url = gitRepo.get(['spec', 'repo']);
  const written = itemsOf(gitRepo.get(['spec', 'paths']));
  const paths = written.length === 0 ? [''] : written.flatMap((path) => (typeof path === 'string' ? [path] : []));
  return paths.flatMap((path): readonly Task[] => {
    const folder = here.folder(path, typeof url === 'string' ? url : undefined);
    return folder === undefined ? [] : [{ paths: [folder], layout: 'entries', deployment: undefined, by: gitRepo }];
  });
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../src/files/temporary.ts';
import { workingTree } from '../src/files/working-tree.ts';
import { renderOverlays } from '../src/source/kustomize/render-overlays.ts';
import { findRenderer } from '../src/source/kustomize/renderer.ts';
import { createReader } from '../src/source/reader.ts';
import { median, report, skip } from './measure.ts';

const COUNT = 200;
const ROUNDS = 7;
const names = Array.from({ length: COUNT }, (_, index) => `overlay-${index}`);

const POOL =
  'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: NAME }\nspec: { addresses: [192.0.2.0/24] }\n';

/** Overlays whose pools have names of their own. */
const own = names.flatMap((name) => [
  [`${name}/kustomization.yaml`, 'resources: [pool.yaml]\n'],
  [`${name}/pool.yaml`, POOL.replace('NAME', name)],
]);

/** Overlays that patch the pool of one base. */
const ofOneBase = [
  ['base/kustomization.yaml', 'resources: [pool.yaml]\n'],
  ['base/pool.yaml', POOL.replace('NAME', 'floor')],
  ...names.flatMap((name, index) => [
    [
      `${name}/kustomization.yaml`,
      `resources: [../base]\npatches: [{ target: { kind: IPAddressPool }, patch: '[{"op": "replace", "path": "/spec/addresses/0", "value": "198.51.100.${index}/32"}]' }]\n`,
    ],
  ]),
];

/** How long it takes to render all overlays of these files, as a part of one process for each. */
async function share(files: readonly (readonly string[])[]): Promise<number> {
  const folder = temporaryFolder();
  const renderer = findRenderer();
  if (renderer === undefined) throw new Error('Neither kustomize nor kubectl is installed');
  for (const [path = '', text = ''] of files) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const name of names) execFileSync(renderer.program, [...renderer.args, join(folder.path, name)]);
    const alone = performance.now() - start;
    const again = performance.now();
    const found = await renderOverlays(createReader(workingTree(folder.path)), names, { allowNetwork: false });
    shares.push((performance.now() - again) / alone);
    const failed = [...found.values()].find(({ notRendered }) => notRendered !== undefined);
    if (failed !== undefined) throw new Error(failed.notRendered?.message);
  }
  folder.remove();
  return median(shares);
}

const ONE_EACH = 'one process for each of them';
if (findRenderer() === undefined) {
  skip('200 kustomize overlays', 'neither kustomize nor kubectl is installed');
} else {
  report('200 kustomize overlays with names of their own', await share(own), 0.2, ONE_EACH);
  report('200 kustomize overlays of one base', await share(ofOneBase), 0.65, ONE_EACH);
}

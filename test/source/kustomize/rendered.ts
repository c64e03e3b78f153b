import { expect, it } from 'vitest';
import { findProgram } from '../../../src/files/environment.ts';
import { workingTree } from '../../../src/files/working-tree.ts';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import type { Route } from '../../../src/manifest/tree.ts';
import { type RenderOptions, renderOverlays } from '../../../src/source/kustomize/render-overlays.ts';
import type { Renderer } from '../../../src/source/kustomize/renderer.ts';
import type { Rendering } from '../../../src/source/kustomize/rendering.ts';
import { createReader } from '../../../src/source/reader.ts';
import { repository } from '../../files/repository.ts';

/** The renderers that are installed, by the words people know them by. */
const RENDERERS: readonly (readonly [string, Renderer])[] = [
  ['kustomize', ['build']],
  ['kubectl', ['kustomize']],
].flatMap(([name, args]) => {
  const program = findProgram(String(name));
  return program === undefined || !Array.isArray(args)
    ? []
    : [[[String(name), ...args].join(' '), { program, args }] as const];
});

/** A test with each renderer that is installed. In CI both are; elsewhere a missing one is told. */
export function withRenderers(name: string, test: (renderer: Renderer) => Promise<void>): void {
  const isCi = process.env['CI'] === 'true';
  if (RENDERERS.length < 2 && !isCi) console.warn(`${name}: not tested with both kustomize and kubectl`);
  it.skipIf(RENDERERS.length === 0 && !isCi).each(RENDERERS)(`${name} (%s)`, async (_name, renderer) => test(renderer));
  if (isCi && RENDERERS.length < 2)
    it(`${name}: has both kustomize and kubectl`, () => expect(RENDERERS).toHaveLength(2));
}

/** Renders the overlays of a repository of these files. */
export async function rendered(
  files: Readonly<Record<string, string>>,
  folders: readonly string[],
  options: Partial<RenderOptions> = {},
): Promise<readonly Rendering[]> {
  return renderedAt(repository(files), folders, options);
}

/** Renders overlays of a repository on the disk. */
export async function renderedAt(
  root: string,
  folders: readonly string[],
  options: Partial<RenderOptions> = {},
): Promise<readonly Rendering[]> {
  const reader = createReader(workingTree(root));
  const renderings = await renderOverlays(reader, folders, { allowNetwork: false, ...options });
  return folders.flatMap((folder) => renderings.get(folder) ?? []);
}

/** The resource of a kind in a rendering; throws where there is none. */
export function resource(rendering: Rendering | undefined, kind: string): Manifest {
  const found = rendering?.manifests.find((manifest) => manifest.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} in ${JSON.stringify(rendering?.notRendered ?? rendering)}`);
  return found;
}

/** `file:line text` of the value at a route. */
export function placed(manifest: Manifest, route: Route): string {
  const { source, start, end } = manifest.at(route);
  return `${source.path}:${source.position(start).line} ${source.text.slice(start, end)}`;
}

/** `file:line text: message` of where a value is also defined. */
export function defined(manifest: Manifest, route: Route): readonly string[] {
  return manifest.definitionsAt(route).map(({ at: { source, start, end }, message }) => {
    return `${source.path}:${source.position(start).line} ${source.text.slice(start, end)}: ${message}`;
  });
}

/** `kind/name` of everything in a rendering. */
export function listed(rendering: Rendering | undefined): readonly string[] {
  return (rendering?.manifests ?? []).map(({ kind, name }) => `${kind}/${String(name)}`);
}

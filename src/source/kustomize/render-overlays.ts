import type { Reader } from '../reader.ts';
import type { Obstacle } from './obstacle.ts';
import { type Outcome, renderBatches } from './render-batches.ts';
import { findRenderer, type Renderer } from './renderer.ts';
import type { NotRendered, Rendering } from './rendering.ts';
import { type KustomizationTree, kustomizationTree } from './tree.ts';
import { unrenderedManifests } from './unrendered.ts';

/** How overlays are rendered. */
export interface RenderOptions {
  /** Whether a renderer may fetch what overlays name elsewhere. */
  readonly allowNetwork: boolean;
  /** What renders instead of what is installed; `none` where nothing is to. */
  readonly renderer?: Renderer | 'none';
  /** Milliseconds that a process may take; 30 seconds where it is missing, with the network two minutes. */
  readonly timeout?: number;
}

/** What was rendered already, by reader: files do not change while one is used. */
const known = new WeakMap<Reader, Map<string, Promise<Rendering>>>();

/**
 * Renders the overlays in folders of the repository, relative to it, in as few processes as they can be; each once for
 * a reader. Whatever goes wrong is told of the overlay it is about. The answer has every folder as it was given.
 */
export async function renderOverlays(
  reader: Reader,
  folders: readonly string[],
  options: RenderOptions,
): Promise<ReadonlyMap<string, Rendering>> {
  const renderings = known.get(reader) ?? new Map<string, Promise<Rendering>>();
  known.set(reader, renderings);
  const asked = [...new Set(folders)];
  const trees = asked.filter((folder) => !renderings.has(folder)).map((folder) => kustomizationTree(reader, folder));
  const rendered = renderTrees(reader, trees, options);
  for (const { folder, asked: name } of trees) {
    renderings.set(
      name,
      rendered.then((all) => all.get(folder) ?? NOTHING),
    );
  }
  const answers = asked.map(async (folder) => [folder, (await renderings.get(folder)) ?? NOTHING] as const);
  return new Map(await Promise.all(answers));
}

const NOTHING: Rendering = { manifests: [], used: new Set(), problems: [] };

/** By the real folder: two folders that are links to one are one overlay. */
async function renderTrees(
  reader: Reader,
  trees: readonly KustomizationTree[],
  options: RenderOptions,
): Promise<ReadonlyMap<string, Rendering>> {
  const overlays = [...new Map(trees.map((tree) => [tree.folder, tree])).values()];
  const outcomes = await outcomesOf(reader, overlays, options);
  return new Map(overlays.map((tree) => [tree.folder, renderingOf(reader, tree, outcomes(tree))]));
}

async function outcomesOf(
  reader: Reader,
  overlays: readonly KustomizationTree[],
  { allowNetwork, renderer = findRenderer() ?? 'none', timeout }: RenderOptions,
): Promise<(tree: KustomizationTree) => Outcome> {
  if (renderer === 'none') return () => NO_RENDERER;
  const renderable = overlays.filter((tree) => obstacleOf(tree, allowNetwork) === undefined);
  const patience = timeout ?? (allowNetwork ? 120_000 : 30_000);
  const rendered = await renderBatches(renderable, { reader, renderer, allowNetwork, timeout: patience });
  return (tree) => rendered.get(tree) ?? obstacleOf(tree, allowNetwork) ?? NOT_TRIED;
}

const NOT_TRIED: NotRendered = { reason: 'failed', message: 'nothing rendered it' };

const NO_RENDERER: NotRendered = { reason: 'no-renderer', message: 'neither kustomize nor kubectl is installed' };

/** What a renderer would fail on or must not be started for. */
function obstacleOf(tree: KustomizationTree, allowNetwork: boolean): NotRendered | undefined {
  if (tree.isComponent) return { reason: 'failed', message: 'it is a component, which only others can include' };
  const obstacles = tree.obstacles.filter(({ reason }) => reason !== 'remote' || !allowNetwork);
  const [obstacle] = ['broken', 'plugin', 'chart', 'remote'].flatMap((reason) =>
    obstacles.filter((one) => one.reason === reason),
  );
  return obstacle === undefined ? undefined : { reason: REASONS[obstacle.reason], message: told(obstacle) };
}

const REASONS = { broken: 'failed', plugin: 'plugin', chart: 'chart', remote: 'remote' } as const;

function told({ message, at: { source, start } }: Obstacle): string {
  return `${source.path}:${source.position(start).line}: ${message}`;
}

function renderingOf(reader: Reader, tree: KustomizationTree, outcome: Outcome): Rendering {
  const { used, problems } = tree;
  if (!('reason' in outcome)) return { manifests: outcome, used, problems };
  return { manifests: unrenderedManifests(reader, tree), used, problems, notRendered: outcome };
}

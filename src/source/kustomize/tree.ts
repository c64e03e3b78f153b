import { posix } from 'node:path';
import type { Reader, SyntaxProblem } from '../reader.ts';
import type { Entry } from './entry.ts';
import { isComponent, type Layer } from './layer.ts';
import type { Obstacle } from './obstacle.ts';
import { TreeWalk } from './tree-walk.ts';

/** An overlay with all that it includes, as its own text says. */
export interface KustomizationTree {
  /** The folder as it was asked for. */
  readonly asked: string;
  /** Where it really stands. */
  readonly folder: string;
  /** The kustomization itself; undefined where there is none that can be read. */
  readonly top: Layer | undefined;
  /** All kustomizations in it, itself first, each once. */
  readonly layers: readonly Layer[];
  readonly isComponent: boolean;
  /** Its resources, in its order. */
  readonly entries: readonly Entry[];
  /** The files that hold plain resources. */
  readonly resources: ReadonlySet<string>;
  /** Every file that it names or is made of. */
  readonly used: ReadonlySet<string>;
  /** Whether it opens files beside or above a kustomization, which kustomize does only when it is told to. */
  readonly reachesOut: boolean;
  readonly obstacles: readonly Obstacle[];
  /** What does not parse in its files. */
  readonly problems: readonly SyntaxProblem[];
  /** Kustomizations whose result cannot be told for what they include: something unknown is applied to it. */
  readonly opaque: ReadonlySet<Layer>;
}

/** Walks an overlay from its folder, relative to the repository, without starting anything or leaving the repository. */
export function kustomizationTree(reader: Reader, folder: string): KustomizationTree {
  const walk = new TreeWalk(reader);
  const start = posix.normalize(folder === '' ? '.' : folder).replace(/\/+$/, '');
  const real = reader.files.realPath(start === '.' ? '' : start) ?? start;
  const { layer: top, entries } = walk.start(real);
  return {
    asked: folder,
    folder: real,
    top,
    layers: [...walk.layers.values()],
    isComponent: top !== undefined && isComponent(top),
    entries,
    resources: walk.resources,
    used: walk.used,
    reachesOut: walk.reachesOut,
    obstacles: walk.obstacles,
    problems: [...walk.problems.values()].flat(),
    opaque: walk.opaque,
  };
}

import { findProgram } from '../../files/environment.ts';

/** A program that renders kustomizations. */
export interface Renderer {
  readonly program: string;
  /** What it is called with before the folder of a kustomization. */
  readonly args: readonly string[];
}

/** Kustomize, else the one in kubectl; undefined where neither is installed. */
export function findRenderer(): Renderer | undefined {
  const kustomize = findProgram('kustomize');
  if (kustomize !== undefined) return { program: kustomize, args: ['build'] };
  const kubectl = findProgram('kubectl');
  return kubectl === undefined ? undefined : { program: kubectl, args: ['kustomize'] };
}

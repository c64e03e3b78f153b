import type { Manifest } from '../../manifest/manifest.ts';
import type { SyntaxProblem } from '../reader.ts';

/**
 * Why an overlay was not rendered. `no-renderer`: none is installed; `remote`: it leads to another repository, and the
 * network is not allowed; `chart` and `plugin`: it needs a program that kustomize is never told to run; `failed`: the
 * renderer refused it, or would; `timeout`: it took too long; `too-large`: it printed too much.
 */
export type NotRenderedReason = 'no-renderer' | 'remote' | 'chart' | 'plugin' | 'failed' | 'timeout' | 'too-large';

/** Why there is no rendering of an overlay, in words for people that may be several lines. */
export interface NotRendered {
  readonly reason: NotRenderedReason;
  readonly message: string;
}

/** What became of an overlay. */
export interface Rendering {
  /** Its resources; where it was not rendered, the plain ones among them as far as they are known. */
  readonly manifests: readonly Manifest[];
  /** Every file that it names or is made of, relative to the repository. */
  readonly used: ReadonlySet<string>;
  /** What does not parse in these. */
  readonly problems: readonly SyntaxProblem[];
  readonly notRendered?: NotRendered;
}

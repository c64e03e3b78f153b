import { type Fields, fieldsOf, itemsOf, type Tree } from '../../manifest/tree.ts';
import type { Span } from '../../text/source.ts';
import { misspeltKeys } from './misspelt-keys.ts';
import { addressesIn } from './remote.ts';

/**
 * Why something of an overlay cannot be rendered. `remote`: it leads to another repository or a server; `chart`: it
 * inflates a Helm chart; `plugin`: it runs a program; `broken`: kustomize will refuse it, or it leads out of here.
 */
export type ObstacleReason = 'remote' | 'chart' | 'plugin' | 'broken';

/** Something in the way of a renderer, and the place that names it. */
export interface Obstacle {
  readonly reason: ObstacleReason;
  readonly message: string;
  readonly at: Span;
}

/**
 * What keeps a plugin's configuration from being run: kustomize runs its own generators, transformers and validators,
 * which need no program, when they stay here; Undefined for these.
 */
export function pluginObstacle(configuration: Fields): Pick<Obstacle, 'reason' | 'message'> | undefined {
  const kind = text(configuration.get('kind'));
  if (text(configuration.get('apiVersion')) !== 'builtin' || isFunction(configuration)) {
    return { reason: 'plugin', message: `It runs a plugin of kind "${kind}"` };
  }
  if (kind === 'HelmChartInflationGenerator') return { reason: 'chart', message: 'It inflates a Helm chart' };
  const [misspelt] = misspeltKeys(configuration);
  if (misspelt !== undefined) return { reason: 'broken', message: `Unknown field "${misspelt}"` };
  const [address] = addressesIn(configuration);
  return address === undefined ? undefined : { reason: 'remote', message: `It names "${address}"` };
}

/** The files that the configuration of one of kustomize's own plugins names. */
export function pluginFiles(configuration: Fields): readonly string[] {
  const lists = ['paths', 'files', 'envs'].flatMap((key) => itemsOf(configuration.get(key)));
  return [configuration.get('path'), ...lists].map(text).filter((path) => path !== '');
}

function isFunction(configuration: Fields): boolean {
  const annotations = fieldsOf(fieldsOf(configuration.get('metadata')).get('annotations'));
  return [...annotations.keys()].some((key) => key.startsWith('config.kubernetes.io/function'));
}

function text(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}

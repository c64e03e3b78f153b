import { fieldsOf, isFields, isItems, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';

/**
 * Whether kustomize 5 takes an entry for a git repository or a file of the web whatever stands at that path: a scheme,
 * `user@`, or github.com. See `NewRepoSpecFromURL` in its api/internal/git/repospec.go, and, for `gh:`, releases before.
 */
export function isRemote(entry: string): boolean {
  return /^(?:git::)?(?:(?:https?|ssh|file|git):\/\/|gh:|[a-z][a-z0-9-]*@|(?:www\.)?github\.com[/:])/i.test(
    entry.trim(),
  );
}

/** Whether an entry that nothing here answers to reads like another repository; releases of kustomize differ on these. */
export function looksRemote(entry: string): boolean {
  if (isRemote(entry) || /^git::/i.test(entry)) return true;
  if (entry.startsWith('.') || entry.startsWith('/')) return false;
  return /\/\/|\?(?:ref|version|submodules|timeout)=|\.git(?:[/?]|$)|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[:/][^/]+\//i.test(
    entry,
  );
}

/** Whether a single line leads to a server: what is read as a file is opened there only with such an address. */
export function isAddress(text: string): boolean {
  return (
    !text.includes('\n') && /(?:https?|ssh|git|file):\/\/|^git(?:::|@)|^gh:|^(?:www\.)?github\.com[/:]/i.test(text)
  );
}

/** Keys of a kustomization whose values are nothing that a renderer opens. */
export const HARMLESS: ReadonlySet<string> = new Set([
  ...['patch', 'literals', 'pairs', 'labels', 'annotations', 'commonLabels', 'commonAnnotations', 'metadata'],
  ...['images', 'helmCharts', 'helmGlobals', 'helmChartInflationGenerator', 'value', 'values', 'data', 'stringData'],
]);

/**
 * The addresses of the web in a kustomization or in the configuration of a plugin, wherever a renderer might open them.
 * It reads keys in any case, so that only keys known to be harmless are passed over.
 */
export function addressesIn(tree: Tree | undefined): readonly string[] {
  if (tree instanceof Unknown) return addressesIn(tree.text);
  if (typeof tree === 'string')
    return !tree.includes('\n') && (isRemote(tree) || /https?:\/\//i.test(tree)) ? [tree] : [];
  if (isItems(tree)) return tree.flatMap(addressesIn);
  if (!isFields(tree)) return [];
  return [...fieldsOf(tree)].flatMap(([key, value]) => (HARMLESS.has(key) ? [] : addressesIn(value)));
}

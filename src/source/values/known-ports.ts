import { isFields, isItems, type Tree } from '../../manifest/tree.ts';

/**
 * A list of ports that is written as that of a Service is: every item has a number as its port. Undefined for any other
 * form, which only the chart understands.
 */
export function knownPorts(tree: Tree | undefined): readonly Tree[] | undefined {
  if (!isItems(tree) || tree.length === 0) return undefined;
  return tree.every((item) => isFields(item) && typeof item.get('port') === 'number') ? tree : undefined;
}

import { isFields, isItems, type Tree } from '../../manifest/tree.ts';
import { Unknown, unknownIn } from '../../manifest/unknown.ts';

/** The parameters of one Application that an ApplicationSet generates. */
export type Parameters = ReadonlyMap<string, Tree>;

/**
 * Fills the template of an ApplicationSet in with parameters: `{{name}}` and `{{path.basename}}`, as a Go template with
 * a dot before, `{{.path.path}}` or `{{index .path.segments 1}}`. Any other expression, and a parameter that is not
 * there, leaves the value unknown.
 */
export function fillTemplate(tree: Tree, parameters: Parameters): Tree {
  const text = tree instanceof Unknown ? tree.text : tree;
  if (typeof text === 'string') {
    const filled = text.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (written: string, expression: string) => {
      const value = lookUp(expression, parameters);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : written;
    });
    return unknownIn(filled) ?? filled;
  }
  if (isFields(tree)) return new Map([...tree].map(([key, value]) => [key, fillTemplate(value, parameters)]));
  return isItems(tree) ? tree.map((item) => fillTemplate(item, parameters)) : tree;
}

function lookUp(expression: string, parameters: Parameters): Tree | undefined {
  const indexed = /^index\s+\.([\w.-]+)\s+(\d{1,4})$/.exec(expression);
  if (indexed !== null) {
    const list = findParameter((indexed[1] ?? '').split('.'), parameters);
    return isItems(list) ? list[Number(indexed[2])] : undefined;
  }
  const bracket = /^\.?([\w.-]+)\[(\d{1,4})\]$/.exec(expression);
  if (bracket !== null) {
    const list = findParameter((bracket[1] ?? '').split('.'), parameters);
    return isItems(list) ? list[Number(bracket[2])] : undefined;
  }
  if (!/^\.?[\w.-]+$/.test(expression)) return undefined;
  const name = expression.replace(/^\./, '');
  return findParameter([name], parameters) ?? findParameter(name.split('.'), parameters);
}

/** A parameter by its keys; undefined where there is none. `path` alone is the path of the folder or file that made the parameters. */
export function findParameter(steps: readonly string[], parameters: Parameters): Tree | undefined {
  let value: Tree | undefined = parameters;
  for (const step of steps) value = isFields(value) ? value.get(step) : undefined;
  return isFields(value) ? value.get('path') : value;
}

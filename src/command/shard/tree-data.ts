import { isFields, isItems, type Tree } from '../../manifest/tree.ts';
import { Unknown, type UnknownReason } from '../../manifest/unknown.ts';
import { type Part, partAt } from './part.ts';

/**
 * A YAML value as JSON: scalars as they are, `{ l: items }`, `{ m: [[key, value]] }` in the order of the file,
 * `{ u: [reason, text] }` for what is unknown, `{ n: text }` for a number that JSON lacks.
 */
export type TreeData =
  | string
  | number
  | boolean
  | null
  | { readonly l: readonly TreeData[] }
  | { readonly m: readonly (readonly [string, TreeData])[] }
  | { readonly u: readonly [UnknownReason, string] }
  | { readonly n: string };

/** Deeper than any value that is read of a file. */
const MOST_DEPTH = 250;

const REASONS: readonly UnknownReason[] = ['variable', 'template', 'encrypted', 'placeholder', 'unresolved'];

/** Writes a value down. */
export function writeTree(tree: Tree): TreeData {
  if (tree instanceof Unknown) return { u: [tree.reason, tree.text] };
  if (isItems(tree)) return { l: tree.map(writeTree) };
  if (isFields(tree)) return { m: [...tree].map(([key, value]) => [key, writeTree(value)] as const) };
  return typeof tree === 'number' && !Number.isFinite(tree) ? { n: String(tree) } : tree;
}

/** Reads a value that was written down. Throws a ReportFault. */
export function readTree(part: Part, depth = 0): Tree {
  const { raw } = part;
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' || raw === null) return raw;
  if (depth > MOST_DEPTH) return part.fail(`is nested deeper than ${MOST_DEPTH} levels`);
  const [list, map, unknown, number] = ['l', 'm', 'u', 'n'].map((key) => part.get(key));
  if (list?.isThere) return list.items().map((item) => readTree(item, depth + 1));
  if (map?.isThere) {
    return new Map(
      map.items().map((entry) => {
        const pair = entry.tuple(2);
        return [partAt(pair, 0).text(), readTree(partAt(pair, 1), depth + 1)] as const;
      }),
    );
  }
  if (unknown?.isThere) {
    const pair = unknown.tuple(2);
    return new Unknown(partAt(pair, 0).word(REASONS), partAt(pair, 1).text());
  }
  if (number?.isThere) return Number(number.word(['NaN', 'Infinity', '-Infinity']));
  return part.fail('is no value');
}

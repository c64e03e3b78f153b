import type { Remark } from '../text/problem.ts';
import { Source } from '../text/source.ts';
import { readDocuments } from './documents.ts';
import { Manifest, type Places } from './manifest.ts';
import { resolveScalar } from './scalar.ts';
import { isFields, isItems, type Route, type Tree } from './tree.ts';
import { Unknown, unknownIn } from './unknown.ts';

/** A text with the variables in it that are known filled in; the others stand in it as they were written. */
export interface Substituted {
  readonly text: string;
  /** Where the values stand that went into it. */
  readonly definitions: readonly Remark[];
}

/** Fills in the variables of a text. */
export type Substitute = (text: string) => Substituted;

/** A value that grows beyond so many characters is not filled in. */
const LONGEST = 1_000_000;

/**
 * A resource with its variables filled in, as where the rendered YAML text is filled in before it is parsed: quotes are
 * gone by then, so that `"${N}"` with 5 is the number 5, and a value that is a list or a mapping in brackets becomes
 * one. Lines of a block keep being text. Keys are left alone. What stays unresolved is unknown. Places are those of
 * the text as written, with the definitions that went into each value. Without a variable in it, it is the same object.
 */
export function substituteIn(manifest: Manifest, substitute: Substitute): Manifest {
  const filled = filler(substitute)(manifest.fields);
  if (filled === manifest.fields || !isFields(filled)) return manifest;
  return new Manifest(filled, placesOf(manifest, substitute));
}

/** Fills in a tree; of what aliases share, each value once. A tree without variables is the same object. */
function filler(substitute: Substitute): (tree: Tree) => Tree {
  const filled = new Map<Tree, Tree>();
  const fill = (tree: Tree): Tree => {
    const text = variableText(tree);
    if (text !== undefined) return filledValue(text, substitute(text).text);
    if (!isFields(tree) && !isItems(tree)) return tree;
    const known = filled.get(tree);
    if (known !== undefined) return known;
    const result = isFields(tree) ? fillFields(tree, fill) : fillItems(tree, fill);
    filled.set(tree, result);
    return result;
  };
  return fill;
}

function fillFields(fields: ReadonlyMap<string, Tree>, fill: (tree: Tree) => Tree): Tree {
  const changed = [...fields].map(([key, value]) => [key, fill(value)] as const);
  return changed.some(([key, value]) => value !== fields.get(key)) ? new Map(changed) : fields;
}

function fillItems(items: readonly Tree[], fill: (tree: Tree) => Tree): Tree {
  const changed = items.map(fill);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

/** The text of a value in which a variable may stand. */
function variableText(tree: Tree | undefined): string | undefined {
  const text = tree instanceof Unknown ? tree.text : tree;
  return typeof text === 'string' && text.includes('$') ? text : undefined;
}

function filledValue(written: string, text: string): Tree {
  if (text === written) return unknownIn(text) ?? text;
  if (text.length > LONGEST) return new Unknown('variable', written);
  const unknown = unknownIn(text);
  if (unknown !== undefined || written.includes('\n')) return unknown ?? text;
  return /^["'[{]/.test(text) ? bracketed(text) : resolveScalar(text, 'plain');
}

/** The value of a text in quotes or brackets; the text itself where it is no YAML. */
function bracketed(text: string): Tree {
  const [document, another] = readDocuments(new Source('', text)).documents;
  return another === undefined && document?.problems.length === 0 ? (document.tree ?? text) : text;
}

function placesOf(manifest: Manifest, substitute: Substitute): Places {
  return {
    value: (route) => manifest.at(route),
    key: (route) => manifest.keyAt(route),
    definitions: (route) => {
      const text = variableText(lastPresent(manifest, route));
      return [...manifest.definitionsAt(route), ...(text === undefined ? [] : substitute(text).definitions)];
    },
  };
}

/** What stands at a route, or at its last step that exists: a route may lead into what a variable holds. */
function lastPresent({ fields }: Manifest, route: Route): Tree {
  let value: Tree = fields;
  for (const step of route) {
    const next: Tree | undefined =
      typeof step === 'number'
        ? isItems(value)
          ? value[step]
          : undefined
        : isFields(value)
          ? value.get(step)
          : undefined;
    if (next === undefined) return value;
    value = next;
  }
  return value;
}

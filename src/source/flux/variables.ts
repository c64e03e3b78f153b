import type { Substitute, Substituted } from '../../manifest/substitute.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Span } from '../../text/source.ts';

/** What a variable is set to, and where. */
export interface Variable {
  readonly value: string | Unknown;
  readonly at: Span;
}

/** The variables of a substitution. */
export interface Variables {
  readonly known: ReadonlyMap<string, Variable>;
  /** Whether no other variable is set: a default is taken only then. */
  readonly isComplete: boolean;
}

/** Defaults in defaults nest no deeper. */
const DEEPEST = 5;

/**
 * Fills in variables as Flux does (github.com/fluxcd/pkg/envsubst): `${NAME}`, and with a default for what is unset or
 * empty `${NAME:-default}`, `${NAME:=default}` and `${NAME=default}`; `$${NAME}` is an escape. What is not set stays
 * as it is written, and so does what its other functions would change.
 */
export function substituteOf(variables: Variables): Substitute {
  const known = new Map<string, Substituted>();
  let room = MOST_GROWTH;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const { text: filled, definitions } = fill(text, variables, 0, text.length + room) ?? { text, definitions: [] };
    room -= Math.max(0, filled.length - text.length);
    const all = { text: filled, definitions: [...new Map(definitions.map((one) => [one.at, one])).values()] };
    known.set(text, all);
    return all;
  };
}

/** Variables make the texts of one substitution longer by so many characters; what would take more stays as written. */
const MOST_GROWTH = 4_000_000;

/** Undefined where the text would be longer than `most`. */
function fill(text: string, variables: Variables, depth: number, most: number): Substituted | undefined {
  const pieces: string[] = [];
  let length = 0;
  const definitions: Substituted['definitions'][number][] = [];
  let done = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    if (text.startsWith('$${', at)) {
      pieces.push(text.slice(done, at));
      done = at + 1;
      at = done + 2;
      continue;
    }
    const reference = text[at + 1] === '{' ? referenceAt(text, at) : undefined;
    const filled = reference === undefined ? undefined : resolve(reference, variables, depth, most);
    if (reference === undefined || filled === undefined) {
      at = reference?.end ?? at + 1;
      continue;
    }
    length += filled.text.length;
    if (length > most) return undefined;
    pieces.push(text.slice(done, at), filled.text);
    definitions.push(...filled.definitions);
    done = reference.end;
    at = done;
  }
  return { text: pieces.join('') + text.slice(done), definitions };
}

interface Reference {
  readonly name: string;
  /** Undefined where there is none. */
  readonly fallback: string | undefined;
  /** A function that is not one of defaults. */
  readonly isOther: boolean;
  readonly end: number;
}

const NAME = /[A-Za-z_]\w*/y;
const DEFAULT = /:-|:=|=/y;

function referenceAt(text: string, start: number): Reference | undefined {
  NAME.lastIndex = start + 2;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const after = start + 2 + name.length;
  if (text[after] === '}') return { name, fallback: undefined, isOther: false, end: after + 1 };
  const close = closingBrace(text, after);
  if (close === undefined) return undefined;
  DEFAULT.lastIndex = after;
  const operator = DEFAULT.exec(text)?.[0];
  const fallback = operator === undefined ? undefined : text.slice(after + operator.length, close);
  return { name, fallback, isOther: operator === undefined, end: close + 1 };
}

/** A reference is no longer: what is beyond was never closed. */
const LONGEST = 1000;

/** The brace that closes a reference, over those in its default. */
function closingBrace(text: string, from: number): number | undefined {
  let open = 1;
  const limit = Math.min(text.length, from + LONGEST);
  for (let at = from; at < limit; at++) {
    if (text[at] === '{' && text[at - 1] === '$') open += 1;
    else if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  return undefined;
}

function resolve(reference: Reference, variables: Variables, depth: number, most: number): Substituted | undefined {
  const { name, fallback, isOther } = reference;
  const variable = variables.known.get(name);
  if (isOther || variable?.value instanceof Unknown) return undefined;
  if (variable !== undefined && (variable.value !== '' || fallback === undefined)) {
    return { text: variable.value, definitions: [{ message: `"${name}" is set here`, at: variable.at }] };
  }
  if (fallback === undefined || (variable === undefined && !variables.isComplete)) return undefined;
  return depth < DEEPEST ? fill(fallback, variables, depth + 1, most) : undefined;
}

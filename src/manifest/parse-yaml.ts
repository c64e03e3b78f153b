import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Allowance } from './allowance.ts';
import { MAX_DEPTH } from './max-depth.ts';

/** How many characters one value or key may have; Kubernetes takes no object of more than about 1,500,000. */
const MAX_SCALAR = 4_000_000;

/** How many pieces of a document may stand where nothing can: the first one is told, and past these nothing is read. */
const MAX_STRAY = 100;

/**
 * What `yaml` makes of the text of one document, without giving scalars a meaning; a text where it exceeds a limit, and an
 * error where the parser gave up. Nothing is thrown, however deep or broken the text is.
 */
export function parseYaml(text: string, allowance: Allowance): Document.Parsed | string | Error {
  const composer = new Composer({
    schema: 'failsafe',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    let first: Document.Parsed | undefined;
    let stray = 0;
    for (const token of tokens(text, allowance)) {
      if (typeof token === 'string') return token;
      if (first !== undefined || (token.type === 'error' && ++stray > MAX_STRAY)) break;
      for (const document of composer.next(token)) first ??= document;
    }
    for (const document of composer.end(true, text.length)) first ??= document;
    return first ?? 'Not valid YAML';
  } catch (error) {
    return error instanceof Error ? error : new Error('the parser gave up');
  }
}

/** The pieces of a text as the lexer of `yaml` cuts it, with its marks between them. */
export function lexemesOf(text: string): Iterable<string> {
  return new Lexer().lex(text);
}

/**
 * The tokens of a text, or a limit it exceeds. Comments are passed over: they mean nothing here, and the parser looks
 * back over all blank lines for each of them.
 */
function* tokens(text: string, allowance: Allowance): Generator<CST.Token | string, void> {
  const parser = new Parser();
  let scalarFollows = false;
  for (const lexeme of lexemesOf(text)) {
    if (lexeme.startsWith('#') && !scalarFollows) {
      parser.offset += lexeme.length;
      continue;
    }
    if (lexeme.length > MAX_SCALAR) {
      yield 'A value is longer than the limit of 4,000,000 characters';
      return;
    }
    scalarFollows = lexeme === SCALAR_FOLLOWS;
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH + 2) {
      yield `Nested deeper than ${MAX_DEPTH} levels, which is the limit`;
      return;
    }
    if (!allowance.take(lexeme)) {
      const most = allowance.values.toLocaleString('en-US');
      yield `The file has more than about ${most} values, which is the limit: it is not read from here on`;
      return;
    }
  }
  yield* parser.end();
}

/** The lexer's mark that its next piece is the text of a plain or block scalar. */
const SCALAR_FOLLOWS = '\u001F';

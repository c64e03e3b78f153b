import type { Problem } from '../../text/problem.ts';
import type { Source } from '../../text/source.ts';
import { dhcpdTokens, type Token } from './dhcpd-tokens.ts';

/** A statement of `dhcpd.conf`: its words, and for a declaration what stands in its braces. */
export interface Statement {
  /** At least one; without the `;` or the braces. */
  readonly words: readonly [Token, ...Token[]];
  /** Undefined where the statement ends with `;`. */
  readonly block?: readonly Statement[];
}

/** The statements of a file as far as they hold together, and the first fault that ends them. */
export interface Statements {
  readonly statements: readonly Statement[];
  readonly problem: Problem | undefined;
}

const MAX_DEPTH = 200;

interface Frame {
  readonly words: readonly [Token, ...Token[]] | undefined;
  readonly statements: Statement[];
}

/** Groups the tokens of a file into statements and blocks. What stands before a fault is kept. */
export function dhcpdStatements(source: Source): Statements {
  const { tokens, open } = dhcpdTokens(source);
  const top: Frame = { words: undefined, statements: [] };
  const frames: Frame[] = [top];
  let words: Token[] = [];
  let problem: Problem | undefined;
  /** Braces inside a statement, as in `option x code 1 = { integer 8, text };`. */
  let braces = 0;
  const close = () => {
    const frame = frames.pop();
    if (frame?.words !== undefined) frames.at(-1)?.statements.push({ words: frame.words, block: frame.statements });
  };
  for (const token of tokens) {
    const mark = token.kind === 'mark' ? token.value : '';
    const first = words[0];
    if (mark === '{' && (braces > 0 || isRecord(words))) braces++;
    else if (mark === '}' && braces > 0) braces--;
    else if (mark === ';' && braces === 0) {
      if (first !== undefined) frames.at(-1)?.statements.push({ words: [first, ...words.slice(1)] });
      words = [];
    } else if (mark === '{') {
      if (first === undefined) problem = { message: 'a "{" without a declaration before it', at: token.at };
      else if (frames.length > MAX_DEPTH) problem = { message: `nested deeper than ${MAX_DEPTH} levels`, at: token.at };
      else frames.push({ words: [first, ...words.slice(1)], statements: [] });
      words = [];
    } else if (mark === '}') {
      if (first !== undefined) problem = { message: `a ";" is missing after "${first.value}"`, at: first.at };
      else if (frames.length === 1) problem = { message: 'a "}" without its "{"', at: token.at };
      else close();
    } else words.push(token);
    if (problem !== undefined) break;
  }
  problem ??= unfinished(frames, words, open);
  while (frames.length > 1) close();
  return { statements: top.statements, problem };
}

/** Whether a `{` that follows belongs to the definition of a record. */
function isRecord(words: readonly Token[]): boolean {
  const last = words.at(-1);
  return last !== undefined && (last.value === '=' || last.value === 'of') && words[0]?.value === 'option';
}

function unfinished(frames: readonly Frame[], words: readonly Token[], open: Token | undefined): Problem | undefined {
  if (open !== undefined) return { message: 'the string does not end', at: { ...open.at, end: open.at.start + 1 } };
  const [first] = words;
  if (first !== undefined) return { message: `the statement "${first.value.slice(0, 80)}" does not end`, at: first.at };
  const declaration = frames.at(-1)?.words?.[0];
  if (declaration === undefined) return undefined;
  return { message: `the block of "${declaration.value.slice(0, 80)}" does not end`, at: declaration.at };
}

import type { Source, Span } from '../text/source.ts';
import { chunksOf } from './chunks.ts';
import { lexemesOf } from './parse-yaml.ts';

/** A comment of a YAML text. */
export interface Comment {
  /** From its `#` to the end of the line. */
  readonly text: string;
  readonly at: Span;
  /** The line it stands on, from 1. */
  readonly line: number;
  /** Whether nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/**
 * The comments of a YAML text that hold a word, in its order. What looks like a comment inside a string or a block
 * scalar is none. Each document is read alone, so a broken one hides no comment of its neighbors; a text without
 * the word is not read at all.
 */
export function commentsWith(source: Source, word: string): readonly Comment[] {
  if (!source.mayHold(word)) return [];
  const starts = [0, ...chunksOf(source.text).map((chunk) => chunk.start)];
  return starts.flatMap((start, index) =>
    commentsOfPiece(source, start, starts[index + 1] ?? source.text.length, word),
  );
}

function commentsOfPiece(source: Source, start: number, end: number, word: string): readonly Comment[] {
  const text = source.text.slice(start, end);
  if (!text.includes(word)) return [];
  const comments: Comment[] = [];
  let offset = start;
  let scalarFollows = false;
  for (const lexeme of lexemesOf(text.replace(/\r(?!\n)/g, '\n'))) {
    if (!scalarFollows && MARKS.has(lexeme)) {
      scalarFollows = lexeme === SCALAR_FOLLOWS;
      continue;
    }
    if (!scalarFollows && lexeme.startsWith('#') && lexeme.includes(word)) {
      comments.push(commentAt(source, offset, lexeme.trimEnd()));
    }
    scalarFollows = false;
    offset += lexeme.length;
  }
  return comments;
}

function commentAt(source: Source, start: number, text: string): Comment {
  const { line, column } = source.position(start);
  const alone = source.text.slice(start - column + 1, start).trim() === '';
  return { text, at: { source, start, end: start + text.length }, line, alone };
}

/** The lexer's mark that its next piece is the text of a plain or block scalar. */
const SCALAR_FOLLOWS = '\u001F';

/** Pieces that the lexer puts between those of the text: a document, the end of a broken flow collection, a scalar. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR_FOLLOWS]);

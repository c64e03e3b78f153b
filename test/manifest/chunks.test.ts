import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../src/manifest/chunks.ts';

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a text without markers is one document', 'a: 1\n', ['a: 1\n']],
  ['a marker starts a document and belongs to it', 'a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['content may follow on the marker line', '--- {a: 1}\n--- # x\nb: 2', ['--- {a: 1}\n', '--- # x\nb: 2']],
  ['three dots end a document', 'a: 1\n...\nb: 2\n', ['a: 1\n', '\nb: 2\n']],
  ['a directive belongs to the document that follows', '%YAML 1.2\n# x\n---\na: 1\n', ['%YAML 1.2\n# x\n---\na: 1\n']],
  ['a directive may follow a document', 'a: 1\n...\n%YAML 1.2\n---\nb: 2', ['a: 1\n', '\n%YAML 1.2\n---\nb: 2']],
  ['blank lines and comments are no document', '# x\n---\n\n---\n# y\n---\na: 1\n---\n', ['---\na: 1\n']],
  ['a marker inside a line or indented is text', 'a: ---\n  ---\n---x: 1\n', ['a: ---\n  ---\n---x: 1\n']],
  ['lines may end with CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['lines may end with a lone CR', 'a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
  ['a byte order mark is no part of the first document', '\uFEFF---\na: 1\n', ['---\na: 1\n']],
  ['an empty text has no document', '', []],
];

describe('chunksOf', () => {
  test.each(CASES)('%s', (_, text, expected) => {
    expect(chunksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

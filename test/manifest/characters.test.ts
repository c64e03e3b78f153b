import { describe, expect, it } from 'vitest';
import { afterSpaces, isLetter, isWord, nextLine } from '../../src/manifest/characters.ts';

const ASCII = Array.from({ length: 128 }, (_, code) => code);

describe('characters', () => {
  it('are letters from A to Z and from a to z, and no others', () => {
    const letters = String.fromCharCode(...ASCII.filter(isLetter));
    expect(letters).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
    expect(isLetter('ä'.charCodeAt(0))).toBe(false);
  });

  it('are of a word where a regular expression says so, and none is behind the end of a text', () => {
    expect(ASCII.filter(isWord)).toEqual(ASCII.filter((code) => /\w/.test(String.fromCharCode(code))));
    expect(isWord(''.charCodeAt(0))).toBe(false);
  });
});

describe('afterSpaces', () => {
  it('is the first offset without a space', () => {
    expect(afterSpaces('a   b', 1)).toBe(4);
  });

  it('stays where no space stands, as at a tab', () => {
    expect(afterSpaces('a\t b', 1)).toBe(1);
  });

  it('goes no further than the end of the text, or the one it is given', () => {
    expect(afterSpaces('a   ', 1)).toBe(4);
    expect(afterSpaces('a   b', 1, 3)).toBe(3);
  });
});

describe('nextLine', () => {
  it('is the offset after the line end, which may stand at the offset itself', () => {
    expect(nextLine('ab\ncd\n', 1)).toBe(3);
    expect(nextLine('ab\n\ncd', 3)).toBe(4);
  });

  it('is the end of the text for its last line', () => {
    expect(nextLine('ab\ncd', 3)).toBe(5);
  });

  it('is the end that it is given, where the line goes on behind it', () => {
    expect(nextLine('ab\ncd', 0, 2)).toBe(2);
    expect(nextLine('ab\ncd', 0, 3)).toBe(3);
  });
});

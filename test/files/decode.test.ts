import { describe, expect, it } from 'vitest';
import { decode } from '../../src/files/decode.ts';

describe('decode', () => {
  it('reads UTF-8', () => {
    expect(decode(Buffer.from('name: é'))).toEqual({ text: 'name: é' });
  });

  it('drops the byte order mark of UTF-8', () => {
    expect(decode(Buffer.from('\uFEFFa: 1'))).toEqual({ text: 'a: 1' });
  });

  it('reads UTF-16 of either order where a byte order mark says so', () => {
    expect(decode(Buffer.from('\uFEFFa: é', 'utf16le'))).toEqual({ text: 'a: é' });
    expect(decode(Buffer.from('\uFEFFa: é', 'utf16le').swap16())).toEqual({ text: 'a: é' });
  });

  it('refuses UTF-16 with half a character', () => {
    expect(decode(Buffer.from([0xff, 0xfe, 0x61]))).toEqual({ reason: 'not-text', letters: 'a' });
    expect(decode(Buffer.from([0xfe, 0xff, 0x61]))).toEqual({ reason: 'not-text', letters: 'a' });
  });

  it('refuses what is not UTF-8, and tells its letters as they are in most encodings', () => {
    expect(decode(Buffer.from('name: caf\xe9', 'latin1'))).toEqual({ reason: 'not-text', letters: 'name: caf\xe9' });
  });

  it('tells binary files by their NUL bytes', () => {
    expect(decode(Buffer.from('\0GITCRYPT\0\xff', 'latin1'))).toEqual({ reason: 'binary' });
    expect(decode(Buffer.from('\uFEFFa\0', 'utf16le'))).toEqual({ reason: 'binary' });
  });

  it('reads nothing as an empty text', () => {
    expect(decode(Buffer.alloc(0))).toEqual({ text: '' });
  });
});

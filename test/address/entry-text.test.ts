import { describe, expect, test } from 'vitest';
import { dropLeadingZeros, squeeze, trimSpace } from '../../src/address/entry-text.ts';

describe('trimSpace', () => {
  test.each([
    0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2005, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
    0x3000,
  ])('trims the white space %i at both ends, as Go does', (code) => {
    const space = String.fromCharCode(code);
    expect(trimSpace(`${space}${space}a${space}b${space}`)).toBe(`a${space}b`);
  });

  test.each([0x08, 0x0e, 0x1f, 0x21, 0x80, 0x84, 0x1fff, 0x200b, 0xfeff])('leaves the character %i', (code) => {
    const text = `${String.fromCharCode(code)}a${String.fromCharCode(code)}`;
    expect(trimSpace(text)).toBe(text);
  });

  test('leaves nothing of white space alone, and nothing of nothing', () => {
    expect(trimSpace(' \t\n')).toBe('');
    expect(trimSpace('')).toBe('');
  });
});

describe('squeeze', () => {
  test('takes white space from the ends and from around hyphens and slashes, and from nowhere else', () => {
    expect(squeeze(' 10.0.0.1 -\t10.0.0.9 ')).toBe('10.0.0.1-10.0.0.9');
    expect(squeeze('10.0.0.0  / 24')).toBe('10.0.0.0/24');
    expect(squeeze('10.0.0.1 10.0.0.9')).toBe('10.0.0.1 10.0.0.9');
  });

  test('takes what looks like no character too', () => {
    expect(squeeze('\ufeff10.0.0.1\u200b-\u008510.0.0.9')).toBe('10.0.0.1-10.0.0.9');
  });
});

describe('dropLeadingZeros', () => {
  test.each([
    ['010.000.007.100', '10.0.7.100'],
    ['0010.0.0.0', '10.0.0.0'],
    ['::ffff:010.0.0.01', '::ffff:10.0.0.1'],
    ['00fe:0::', '00fe:0::'],
    ['0.0.0.0', '0.0.0.0'],
    ['001', '1'],
  ])('writes %s as %s', (text, plain) => {
    expect(dropLeadingZeros(text)).toBe(plain);
  });
});

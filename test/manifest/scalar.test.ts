import { describe, expect, it, test } from 'vitest';
import { resolveScalar } from '../../src/manifest/scalar.ts';

const PLAIN: readonly (readonly [string, string | number | boolean | null])[] = [
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['nULL', 'nULL'],
  ['y', 'y'],
  ['N', 'N'],
  ['Yes', true],
  ['ON', true],
  ['true', true],
  ['n', 'n'],
  ['no', false],
  ['Off', false],
  ['FALSE', false],
  ['tRUE', 'tRUE'],
  ['0', 0],
  ['-0', 0],
  ['42', 42],
  ['+42', 42],
  ['-42', -42],
  ['1_000', 1000],
  ['_1', '_1'],
  ['0x1F', 31],
  ['-0x1f', -31],
  ['0b101', 5],
  ['0b102', '0b102'],
  ['0o17', 15],
  ['010', 8],
  ['08', 8],
  ['0x', '0x'],
  ['18446744073709551615', 18446744073709552000],
  ['18446744073709551616', 18446744073709552000],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['12e03', 12000],
  ['1e999', '1e999'],
  ['.', '.'],
  ['+', '+'],
  ['-', '-'],
  ['1.2.3', '1.2.3'],
  ['192.0.2.1', '192.0.2.1'],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.INF', Number.NEGATIVE_INFINITY],
  ['2001-01-01', '2001-01-01'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['64500:100', '64500:100'],
  ['1:30', '1:30'],
  ['<<', '<<'],
  ['__proto__', '__proto__'],
];

describe('a plain scalar is read as go-yaml version 2 reads it', () => {
  test.each(PLAIN)('%j is %j', (text, value) => {
    const found = resolveScalar(text, 'plain');
    expect(Object.is(found, -0) ? 0 : found).toBe(value);
  });

  it('reads .nan as not a number', () => {
    expect(resolveScalar('.NaN', 'plain')).toBeNaN();
  });

  it('leaves digits that no integer can have to floats, whatever their number', () => {
    expect(resolveScalar('9'.repeat(200), 'plain')).toBe(1e200);
    expect(resolveScalar('9'.repeat(100_000), 'plain')).toBe('9'.repeat(100_000));
  });
});

describe('style and tag', () => {
  it('keeps a quoted scalar as its text', () => {
    expect(resolveScalar('true', 'quoted')).toBe('true');
    expect(resolveScalar('', 'quoted')).toBe('');
    expect(resolveScalar('010', 'quoted')).toBe('010');
  });

  it('lets a tag win over the style', () => {
    expect(resolveScalar('5', 'plain', 'tag:yaml.org,2002:str')).toBe('5');
    expect(resolveScalar('5', 'quoted', 'tag:yaml.org,2002:int')).toBe(5);
    expect(resolveScalar('yes', 'quoted', 'tag:yaml.org,2002:bool')).toBe(true);
    expect(resolveScalar('2', 'plain', 'tag:yaml.org,2002:float')).toBe(2);
    expect(resolveScalar('', 'plain', 'tag:yaml.org,2002:null')).toBe(null);
  });

  it('takes the text where it does not fit its tag, and under a tag it does not know', () => {
    expect(resolveScalar('five', 'plain', 'tag:yaml.org,2002:int')).toBe('five');
    expect(resolveScalar('1.5', 'plain', 'tag:yaml.org,2002:int')).toBe('1.5');
    expect(resolveScalar('5', 'plain', '!vault')).toBe('5');
    expect(resolveScalar('5', 'plain', '!')).toBe('5');
  });
});

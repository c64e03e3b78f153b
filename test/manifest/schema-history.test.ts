import { describe, expect, it } from 'vitest';
import { changesOf, isAlive, schemaAt } from '../../src/manifest/schema-history.ts';
import { VersionedSchema } from '../../src/manifest/schema-versions.ts';

const compare = (a: string, b: string) => Number(a) - Number(b);

const HISTORY = {
  type: 'object',
  properties: {
    b: {
      required: [{ is: true, until: '3' }],
      type: 'string',
      maxLength: [
        { is: 5, until: '2' },
        { is: 9, since: '2' },
      ],
    },
    a: { since: '2', required: true, use: 'Part' },
  },
};
const DEFINITIONS = new Map([
  ['Part', { type: 'object', properties: { c: { type: 'string' }, d: { since: '4', type: 'string' } } }],
]);

describe('a lifetime', () => {
  it('includes since and excludes until', () => {
    const answers = ['1', '2', '3', '4'].map((variant) => isAlive({ since: '2', until: '4' }, variant, compare));
    expect(answers).toEqual([false, true, true, false]);
  });

  it('without bounds is forever', () => {
    expect(isAlive({}, '1', compare)).toBe(true);
  });
});

describe('schemaAt', () => {
  it('gives plain JSON Schema, with required at the parent and sorted', () => {
    expect(schemaAt(HISTORY, '1', compare, DEFINITIONS)).toEqual({
      type: 'object',
      required: ['b'],
      properties: { b: { type: 'string', maxLength: 5 } },
    });
    expect(schemaAt(HISTORY, '2', compare, DEFINITIONS)).toEqual({
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'object', properties: { c: { type: 'string' } } }, b: { type: 'string', maxLength: 9 } },
    });
  });

  it('refuses a definition that is missing', () => {
    expect(() => schemaAt({ use: 'Nothing' }, '1', compare, new Map())).toThrow(
      'A schema uses "Nothing", which is not defined.',
    );
  });

  it('tells rules by their dates', () => {
    const rules = { type: 'string', 'x-kubernetes-validations': [{ since: '2', rule: 'r', message: 'm' }] };
    expect(schemaAt(rules, '1', compare, new Map())).toEqual({ type: 'string' });
    expect(schemaAt(rules, '2', compare, new Map())).toEqual({
      type: 'string',
      'x-kubernetes-validations': [{ rule: 'r', message: 'm' }],
    });
  });
});

describe('changesOf', () => {
  it('finds every date once', () => {
    expect([...changesOf(HISTORY)].sort()).toEqual(['2', '3']);
  });
});

describe('a VersionedSchema', () => {
  const schema = new VersionedSchema(HISTORY, DEFINITIONS, compare);

  it('has one schema an era', () => {
    expect(schema.eras(['0', '1'])).toHaveLength(1);
    expect(schema.eras(['1', '2', '3', '4', '5'])).toHaveLength(4);
  });

  it('tells when a field exists, within its parents', () => {
    expect(schema.lifetime(['b'])).toEqual({});
    expect(schema.lifetime(['a', 'c'])).toEqual({ since: '2' });
    expect(schema.lifetime(['a', 'd'])).toEqual({ since: '4' });
    expect(schema.lifetime(['a', 'e'])).toBeUndefined();
    expect(schema.lifetime(['constructor'])).toBeUndefined();
  });
});

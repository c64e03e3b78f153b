import { describe, expect, it } from 'vitest';
import { faults } from './schema-faults.ts';

describe('a type', () => {
  it.each([
    ['string', '5', 'integer'],
    ['string', 'true', 'boolean'],
    ['string', '[a]', 'list'],
    ['boolean', '"true"', 'string'],
    ['boolean', '1', 'integer'],
    ['integer', '"5"', 'string'],
    ['integer', '5.5', 'number'],
    ['array', 'a', 'string'],
    ['array', '{ a: b }', 'mapping'],
    ['object', '[a]', 'list'],
  ])('%s refuses %s', (type, text, got) => {
    expect(faults({ it: { type } }, `it: ${text}`)).toEqual([{ kind: 'type', route: ['it'], expected: type, got }]);
  });

  it.each([
    ['string', '"5"'],
    ['string', '""'],
    ['boolean', 'false'],
    ['integer', '5'],
    ['integer', '5.0'],
    ['integer', '-5'],
    ['array', '[]'],
    ['object', '{}'],
  ])('%s accepts %s', (type, text) => {
    expect(faults({ it: { type } }, `it: ${text}`)).toEqual([]);
  });

  it('may be an integer or a string', () => {
    const schema = { it: { 'x-kubernetes-int-or-string': true } };
    expect(faults(schema, 'it: 80')).toEqual([]);
    expect(faults(schema, 'it: http')).toEqual([]);
    expect(faults(schema, 'it: true')).toEqual([
      { kind: 'type', route: ['it'], expected: 'int-or-string', got: 'boolean' },
    ]);
  });

  it('that is wrong hides what stands below', () => {
    const schema = { it: { type: 'object', properties: { a: { type: 'string', required: true } } } };
    expect(faults(schema, 'it: [a]')).toHaveLength(1);
  });
});

describe('a bound', () => {
  it.each([
    [{ type: 'integer', minimum: 1 }, '0', '1', { kind: 'minimum', expected: 1, got: 0 }],
    [{ type: 'integer', maximum: 9 }, '10', '9', { kind: 'maximum', expected: 9, got: 10 }],
    [{ type: 'string', minLength: 2 }, 'a', 'ab', { kind: 'min-length', expected: 2, got: 1 }],
    [{ type: 'string', maxLength: 2 }, 'abc', 'ab', { kind: 'max-length', expected: 2, got: 3 }],
    [{ type: 'array', minItems: 1 }, '[]', '[a]', { kind: 'min-items', expected: 1, got: 0 }],
    [{ type: 'string', pattern: '^a+$' }, 'ab', 'aa', { kind: 'pattern', expected: '^a+$', got: 'ab' }],
    [
      { type: 'string', enum: ['', 'TCP', 'UDP'] },
      'tcp',
      'TCP',
      { kind: 'enum', expected: ['TCP', 'UDP'], got: 'tcp', nearest: 'TCP' },
    ],
  ])('%j refuses %s and accepts %s', (schema, refused, accepted, fault) => {
    expect(faults({ it: schema }, `it: ${refused}`)).toEqual([{ route: ['it'], ...fault }]);
    expect(faults({ it: schema }, `it: ${accepted}`)).toEqual([]);
  });

  it('counts code points, not UTF-16 units', () => {
    expect(faults({ it: { type: 'string', maxLength: 1 } }, 'it: "\\U0001D11E"')).toEqual([]);
  });

  it('is not drawn by a numeric format', () => {
    expect(faults({ it: { type: 'integer', format: 'int32' } }, 'it: 4200000000')).toEqual([]);
  });
});

describe('a required field', () => {
  const schema = {
    it: { type: 'object', properties: { must: { type: 'string', required: true }, may: { type: 'string' } } },
  };

  it('is missed at its parent, by name', () => {
    expect(faults(schema, 'it: {}')).toEqual([{ kind: 'required', route: ['it'], key: 'must' }]);
    expect(faults(schema, 'it: { must: a }')).toEqual([]);
  });

  it('is not missed where its parent is missing', () => {
    expect(faults(schema, 'kind: a', ['1'])).toEqual([
      { kind: 'unknown-field', route: ['kind'], nearest: undefined, exists: undefined },
    ]);
  });

  it('is missed where it is null', () => {
    expect(faults(schema, 'it: { must: null }')).toEqual([{ kind: 'required', route: ['it'], key: 'must' }]);
  });

  it('is not missed where it has a default', () => {
    const defaulted = { it: { type: 'object', properties: { must: { type: 'integer', default: 1, required: true } } } };
    expect(faults(defaulted, 'it: {}')).toEqual([]);
    expect(faults(defaulted, 'it: { must: null }')).toEqual([]);
  });

  it('that is misspelt is said once', () => {
    expect(faults(schema, 'it: { msut: a }')).toEqual([
      { kind: 'unknown-field', route: ['it', 'msut'], nearest: 'must', exists: undefined },
    ]);
  });

  it('may come from a key that a template makes', () => {
    expect(faults(schema, `it: { "\${KEY}": a }`)).toEqual([]);
    expect(faults(schema, 'it: { "{{ key }}": a }')).toEqual([]);
  });
});

describe('null', () => {
  it('is dropped where a field holds it', () => {
    expect(faults({ it: { type: 'string' } }, 'it: null')).toEqual([]);
    expect(faults({ it: { type: 'object', additionalProperties: { type: 'string' } } }, 'it: { a: null }')).toEqual([]);
  });

  it('is refused in a list', () => {
    expect(faults({ it: { type: 'array', items: { type: 'string' } } }, 'it: [a, null]')).toEqual([
      { kind: 'type', route: ['it', 1], expected: 'string', got: 'null' },
    ]);
  });
});

describe('an unknown field', () => {
  const schema = {
    it: { type: 'object', properties: { autoAssign: { type: 'boolean' }, addresses: { type: 'array' } } },
  };

  it('names the field that was meant', () => {
    expect(faults(schema, 'it: { auto-assign: true }')).toEqual([
      { kind: 'unknown-field', route: ['it', 'auto-assign'], nearest: 'autoAssign', exists: undefined },
    ]);
  });

  it('never means a field that stands beside it', () => {
    expect(faults(schema, 'it: { auto-assign: true, autoAssign: true }')).toEqual([
      { kind: 'unknown-field', route: ['it', 'auto-assign'], nearest: undefined, exists: undefined },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('may be called %s', (key) => {
    expect(faults(schema, `it: { ${key}: a }`)).toEqual([
      { kind: 'unknown-field', route: ['it', key], nearest: undefined, exists: undefined },
    ]);
  });

  it('is none where unknown fields are kept or every key is a field', () => {
    expect(faults({ it: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }, 'it: { a: b }')).toEqual(
      [],
    );
    expect(faults({ it: { type: 'object', additionalProperties: { type: 'string' } } }, 'it: { a: b }')).toEqual([]);
  });

  it('in a map still has the type of the map', () => {
    expect(faults({ it: { type: 'object', additionalProperties: { type: 'string' } } }, 'it: { a: 1 }')).toEqual([
      { kind: 'type', route: ['it', 'a'], expected: 'string', got: 'integer' },
    ]);
  });
});

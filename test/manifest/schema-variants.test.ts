import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/manifest/schema-check.ts';
import { VersionedSchema } from '../../src/manifest/schema-versions.ts';
import type { Tree } from '../../src/manifest/tree.ts';
import { isItems } from '../../src/manifest/tree.ts';
import { compare, faults } from './schema-faults.ts';

describe('several variants', () => {
  const schema = {
    late: { since: '2', type: 'string' },
    gone: { until: '2', type: 'string' },
    bound: {
      type: 'integer',
      minimum: [
        { is: 0, until: '2' },
        { is: 1, since: '2' },
      ],
    },
    must: { type: 'string', required: [{ is: true, until: '2' }] },
  };

  it('have a fault only where each of them has it', () => {
    const text = 'late: a\nbound: 0';
    expect(faults(schema, text, ['1']).map((fault) => fault.kind)).toEqual(['unknown-field', 'required']);
    expect(faults(schema, text, ['2']).map((fault) => fault.kind)).toEqual(['minimum']);
    expect(faults(schema, text, ['1', '2'])).toEqual([]);
    expect(faults(schema, 'bound: -1\nmust: a', ['1', '2'])).toEqual([
      { kind: 'minimum', route: ['bound'], expected: 1, got: -1 },
    ]);
  });

  it('that lack a field say when it exists', () => {
    const [late] = faults(schema, 'late: a\nmust: a', ['1']);
    expect(late).toEqual({ kind: 'unknown-field', route: ['late'], nearest: undefined, exists: { since: '2' } });
    const [gone] = faults(schema, 'gone: a', ['2']);
    expect(gone).toEqual({ kind: 'unknown-field', route: ['gone'], nearest: undefined, exists: { until: '2' } });
  });

  it('say nothing where there are none', () => {
    expect(faults(schema, 'nonsense: a', [])).toEqual([]);
  });
});

describe('what cannot be known', () => {
  it.each(['string', 'integer', 'array', 'object'])('satisfies the type %s', (type) => {
    expect(faults({ it: { type, required: true } }, 'it: !unknown x')).toEqual([]);
  });
});

describe('status', () => {
  it('is not judged', () => {
    expect(faults({ status: { type: 'object' } }, 'status: { a: 1 }')).toEqual([]);
  });
});

describe('an item of a list', () => {
  const ports = {
    it: {
      type: 'array',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: {
        type: 'object',
        properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } },
      },
    },
  };

  it('may not repeat the keys of another, defaults included', () => {
    expect(faults(ports, 'it: [{ port: 53 }, { port: 53, protocol: UDP }, { port: 53, protocol: TCP }]')).toEqual([
      { kind: 'duplicate', route: ['it', 2], keys: ['port', 'protocol'], first: ['it', 0] },
    ]);
  });

  it('with an unknown key is like no other', () => {
    expect(faults(ports, 'it: [{ port: !unknown x }, { port: !unknown x }]')).toEqual([]);
  });
});

describe('aliases', () => {
  it('are judged once, however often they repeat', () => {
    let level: Tree = [new Map<string, Tree>([['a', 1]])];
    for (let depth = 0; depth < 5; depth++) level = Array.from({ length: 1000 }, () => level);
    let items: object = { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } };
    for (let depth = 0; depth < 5; depth++) items = { type: 'array', items };
    const schema = new VersionedSchema({ type: 'object', properties: { it: items } }, new Map(), compare);
    expect(isItems(level)).toBe(true);
    expect(checkSchema(new Map([['it', level]]), schema, ['1'])).toEqual([
      { kind: 'type', route: ['it', 0, 0, 0, 0, 0, 0, 'a'], expected: 'string', got: 'integer' },
    ]);
  });
});

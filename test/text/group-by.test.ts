import { describe, expect, it } from 'vitest';
import { append, groupBy } from '../../src/text/group-by.ts';

describe('groupBy', () => {
  it('keeps the order of keys and items', () => {
    expect([...groupBy(['pear', 'apple', 'plum'], (word) => word[0])]).toEqual([
      ['p', ['pear', 'plum']],
      ['a', ['apple']],
    ]);
  });

  it('leaves out what has no key', () => {
    expect([...groupBy([1, 2, 3], (number) => (number === 2 ? undefined : 'odd'))]).toEqual([['odd', [1, 3]]]);
  });

  it('takes names of what every object has for keys like any other', () => {
    expect(groupBy(['__proto__', 'constructor'], (name) => name).get('__proto__')).toEqual(['__proto__']);
  });
});

describe('append', () => {
  it('begins a list, and goes on with it', () => {
    const lists = new Map<string, number[]>();
    append(lists, 'a', 1);
    append(lists, 'a', 2);
    expect(lists).toEqual(new Map([['a', [1, 2]]]));
  });
});

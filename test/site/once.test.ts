import { expect, it } from 'vitest';
import { once } from '../../src/site/once.ts';

it('computes once an object, also where nothing comes of it', () => {
  let count = 0;
  const nothing = once((_: object): undefined => {
    count++;
  });
  const [one, other] = [{}, {}];
  expect([nothing(one), nothing(one), nothing(other)]).toEqual([undefined, undefined, undefined]);
  expect(count).toBe(2);
});

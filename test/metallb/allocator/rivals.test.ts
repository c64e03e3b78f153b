import { expect, it } from 'vitest';
import { Arena } from '../../../src/metallb/allocator/arena.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { Rivals } from '../../../src/metallb/allocator/rivals.ts';
import { pool, service, world } from './world.ts';

it('counts every Service of which nobody knows what it takes in each pool, once it looked so often', () => {
  const unknown = Array.from({ length: 1000 }, (_, at) =>
    service(`u${at}`, { annotations: 'metallb.io/loadBalancerIPs: $IP' }),
  ).join('');
  const { scene, undecided } = predict(world(pool('p', '10.0.0.0/24') + unknown));
  const rivals = new Rivals([], new Arena(scene, []), undecided);
  const [rules] = scene.index.pools;
  if (rules === undefined) throw new Error('no pool');
  const counts = Array.from({ length: 202 }, () => rivals.unknownIn({ ...rules, accepts: () => false }));
  expect(counts).toEqual([...Array.from({ length: 200 }, () => 0), 1000, 1000]);
});

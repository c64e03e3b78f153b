import { describe, expect, it } from 'vitest';
import { PortQueue } from '../../../src/metallb/allocator/port-queue.ts';

interface Thing {
  readonly place: number;
  readonly ports: Set<string>;
}

function queueOf(...things: readonly Thing[]) {
  const tally = { looks: 0 };
  const queue = new PortQueue<Thing>(
    (a, b) => a.place < b.place,
    ({ ports }, wanted) => wanted.some((port) => ports.has(port)),
    tally,
  );
  for (const thing of things) queue.put(thing);
  return { queue, tally, open: (...ports: readonly string[]) => [...queue.open(ports)].map(({ place }) => place) };
}

const at = (place: number, ...ports: readonly string[]): Thing => ({ place, ports: new Set(ports) });

describe('a queue for ports', () => {
  it('shows in order the things on which none of the ports is in use', () => {
    const { open } = queueOf(at(3), at(1, '80'), at(2, '443'));
    expect(open('80')).toEqual([2, 3]);
    expect(open('80', '443')).toEqual([3]);
  });

  it('does not pass over a thing that came later and stands earlier', () => {
    const { queue, open } = queueOf(at(5, '80'));
    expect(open('80')).toEqual([]);
    queue.put(at(1, '443'));
    expect(open('80')).toEqual([1]);
  });

  it('has a thing once that was put twice, and looks at it again', () => {
    const thing = at(1, '80');
    const { queue, open } = queueOf(thing);
    expect(open('80')).toEqual([]);
    thing.ports.delete('80');
    queue.put(thing);
    expect(open('80')).toEqual([1]);
  });

  it('looks at what all have passed only once', () => {
    const { open, tally } = queueOf(...Array.from({ length: 100 }, (_, place) => at(place, '80', '443')));
    open('80', '443');
    const before = tally.looks;
    open('80', '443');
    expect(tally.looks - before).toBe(0);
  });
});

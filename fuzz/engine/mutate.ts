import type { Random } from './random.ts';

/** What mutations draw from. */
export interface Supply {
  readonly random: Random;
  /** Words of the grammar. */
  readonly dictionary: readonly Buffer[];
  /** Words that the code compares with. */
  readonly words: readonly Buffer[];
  /** No input grows longer, in bytes. */
  readonly longest: number;
  /** Another input, to take pieces from. */
  other(): Buffer;
}

type Mutation = (input: Buffer, supply: Supply) => Buffer;

/** An input with one to eight changes. */
export function mutate(input: Buffer, supply: Supply): Buffer {
  const { random, longest } = supply;
  let mutated = input;
  const most = Math.max(longest, input.length);
  for (let left = 1 << random.below(4); left > 0; left--) {
    mutated = (random.of(MUTATIONS) ?? insertWord)(mutated, supply);
    if (mutated.length > most) mutated = mutated.subarray(0, most);
  }
  return mutated;
}

const flipBit: Mutation = (input, { random }) => changed(input, random, (byte) => byte ^ (1 << random.below(8)));

const setByte: Mutation = (input, { random }) => changed(input, random, () => byteOf(random));

/** White space, ends of strings, signs of every grammar, and bytes that no UTF-8 has. */
const BYTES = [
  ...Buffer.from(' \n\r\t\0"\'\\{}[]()<>:;,.-_/|&*!%@`#$=+?~0123456789afx'),
  ...[0x1b, 0x7f, 0x80, 0xc0, 0xe2, 0xef, 0xff],
];

const insertByte: Mutation = (input, { random }) => {
  return insert(input, random, Buffer.alloc(1 + random.below(3), byteOf(random)));
};

const insertWord: Mutation = (input, supply) => insert(input, supply.random, wordOf(supply));

const replaceWithWord: Mutation = (input, supply) => {
  const [start, end] = piece(input, supply.random, 12);
  return replaced(input, start, end, wordOf(supply));
};

const remove: Mutation = (input, { random }) => {
  const [start, end] = piece(input, random, random.below(4) === 0 ? input.length : 8);
  return replaced(input, start, end, NOTHING);
};

const repeat: Mutation = (input, { random }) => {
  const [start, end] = piece(input, random, 24);
  const times = random.below(8) === 0 ? 40 : 1 + random.below(3);
  return replaced(input, end, end, Buffer.concat(Array.from({ length: times }, () => input.subarray(start, end))));
};

const move: Mutation = (input, { random }) => {
  const [start, end] = piece(input, random, 32);
  return insert(replaced(input, start, end, NOTHING), random, input.subarray(start, end));
};

const splice: Mutation = (input, { random, other }) => {
  const from = other();
  const [start, end] = piece(from, random, random.below(2) === 0 ? 24 : from.length);
  const at = random.below(input.length + 1);
  return replaced(input, at, Math.min(input.length, at + random.below(end - start + 1)), from.subarray(start, end));
};

const number: Mutation = (input, { random }) => {
  const start = input.findIndex((byte, at) => at >= random.below(input.length + 1) && byte >= 48 && byte <= 57);
  if (start === -1) return input;
  let end = start;
  while (end < input.length && (input[end] ?? 0) >= 48 && (input[end] ?? 0) <= 57) end++;
  const near = String(Number(input.toString('latin1', start, end)) + random.below(3) - 1);
  return replaced(input, start, end, Buffer.from(random.below(2) === 0 ? near : (random.of(NUMBERS) ?? '0')));
};

const NUMBERS = [
  ...['0', '-1', '1', '8', '010', '24', '31', '32', '33', '64', '96', '127', '128', '129', '255', '256', '65535'],
  ...['4294967295', '4294967296', '9007199254740993', '99999999999999999999', '1e400', '0x10', '.5', '.nan'],
];

/** Whole lines: twice, away, or somewhere else. */
const line: Mutation = (input, { random }) => {
  const lines = input.toString('latin1').split('\n');
  const [taken = ''] = lines.splice(random.below(lines.length), random.below(3));
  const at = random.below(lines.length + 1);
  if (random.below(3) > 0) lines.splice(at, 0, taken, ...(random.below(2) === 0 ? [taken] : []));
  return Buffer.from(lines.join('\n'), 'latin1');
};

/** A line further in or out. */
const indent: Mutation = (input, { random }) => {
  const start = input.indexOf('\n', random.below(input.length + 1)) + 1;
  if (random.below(2) === 0) return replaced(input, start, start, Buffer.alloc(1 + random.below(4), ' '));
  let end = start;
  while (end < start + 2 && input[end] === 32) end++;
  return replaced(input, start, end, NOTHING);
};

function byteOf(random: Random): number {
  return (random.below(2) === 0 ? random.of(BYTES) : undefined) ?? random.below(256);
}

const MUTATIONS: readonly Mutation[] = [
  ...[flipBit, setByte, setByte, insertByte, insertWord, insertWord, replaceWithWord, replaceWithWord, remove, remove],
  ...[repeat, move, splice, splice, number, line, indent],
];

const NOTHING = Buffer.alloc(0);

function wordOf({ random, dictionary, words }: Supply): Buffer {
  const list = dictionary.length > 0 && (words.length === 0 || random.below(3) > 0) ? dictionary : words;
  return random.of(list) ?? NOTHING;
}

function changed(input: Buffer, random: Random, change: (byte: number) => number): Buffer {
  if (input.length === 0) return input;
  const copy = Buffer.from(input);
  const at = random.below(copy.length);
  copy[at] = change(copy[at] ?? 0);
  return copy;
}

function insert(input: Buffer, random: Random, inserted: Buffer): Buffer {
  const at = random.below(input.length + 1);
  return replaced(input, at, at, inserted);
}

function replaced(input: Buffer, start: number, end: number, instead: Buffer): Buffer {
  return Buffer.concat([input.subarray(0, start), instead, input.subarray(end)]);
}

function piece(input: Buffer, random: Random, longest: number): readonly [start: number, end: number] {
  const start = random.below(input.length + 1);
  return [start, Math.min(input.length, start + random.below(longest + 1))];
}

/** What is wrong with a report, and where in it. */
export class ReportFault extends Error {
  override readonly name = 'ReportFault';
}

/** A value of a report that somebody hands in, and the way to it. Whatever is not as expected throws a ReportFault. */
export class Part {
  readonly #value: unknown;
  readonly #parent: Part | undefined;
  readonly #key: string | number;

  constructor(value: unknown, parent?: Part, key: string | number = '') {
    this.#value = value;
    this.#parent = parent;
    this.#key = key;
  }

  /** A key of an object; what it does not have itself is missing. */
  get(key: string): Part {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('is no object');
    return new Part(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined, this, key);
  }

  /** Whether there is a value. */
  get isThere(): boolean {
    return this.#value !== undefined;
  }

  /** The value as it is; what it holds is not checked. */
  get raw(): unknown {
    return this.#value;
  }

  text(): string {
    return typeof this.#value === 'string' ? this.#value : this.fail('is no text');
  }

  flag(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.fail('is neither true nor false');
  }

  /** A whole number from `least` to `most`. */
  count(least = 0, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return this.fail('is no whole number');
    return value >= least && value <= most ? value : this.fail(`is not from ${least} to ${most}`);
  }

  items(): readonly Part[] {
    const value: unknown = this.#value;
    if (!Array.isArray(value)) return this.fail('is no list');
    return value.map((item: unknown, index) => new Part(item, this, index));
  }

  /** The items of a list of just so many. */
  tuple(length: number): readonly Part[] {
    const items = this.items();
    return items.length === length ? items : this.fail(`has not ${length} items`);
  }

  texts(): readonly string[] {
    return this.items().map((item) => item.text());
  }

  /** One of some words. */
  word<T extends string>(words: readonly T[]): T {
    return words.find((word) => word === this.#value) ?? this.fail(`is none of ${words.join(', ')}`);
  }

  /** What is read of the value; undefined where there is none. */
  optional<T>(read: (part: Part) => T): T | undefined {
    return this.isThere ? read(this) : undefined;
  }

  /** The item of a table that the value is the index of. */
  in<T>(table: readonly T[]): T {
    return table[this.count()] ?? this.fail('leads to nothing');
  }

  /** Says what is wrong with the value. */
  fail(what: string): never {
    const path = this.#path();
    throw new ReportFault(`${path === '' ? 'it' : path} ${what}`);
  }

  #path(): string {
    const steps: (string | number)[] = [];
    for (let part: Part = this; part.#parent !== undefined; part = part.#parent) steps.push(part.#key);
    return steps
      .reverse()
      .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
      .join('');
  }
}

/** A part of the value that stands alone, such as an item of {@link Part.tuple}. */
export function partAt(parts: readonly Part[], index: number): Part {
  return parts[index] ?? new Part(undefined).fail('is missing');
}

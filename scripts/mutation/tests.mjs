import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { format } from 'node:util';
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** What tests import of vitest, and what they describe with it. */
export class Tests {
  constructor() {
    this.file = '';
    this.names = [];
    this.found = [];
    const expect = (value, message) => chai.expect(value, message);
    Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
    const file = () => this.file;
    chai.util.addMethod(chai.Assertion.prototype, 'toMatchFileSnapshot', function toMatchFileSnapshot(path) {
      chai.expect(this._obj).toBe(readFileSync(resolve(dirname(file()), path), 'utf8'));
    });
    const it = this.withVariants((name, body) => this.found.push({ name: [...this.names, name].join(' '), body }));
    const describe = this.withVariants((name, body) => {
      this.names.push(name);
      body();
      this.names.pop();
    });
    // Neither a file system that lists backwards nor another place tells anything of what is mutated.
    const vi = { hoisted: (make) => make(), mock: ignore, stubEnv: ignore, unstubAllEnvs: ignore };
    this.vitest = { afterEach: ignore, describe, expect, it, test: it, vi };
  }

  /** The tests of a file in order; `load` reads the file. Tests of one name are told apart by a number. */
  async of(file, load) {
    this.file = file;
    this.found = [];
    this.names = [];
    load();
    const seen = new Map();
    return this.found.map(({ name, body }) => {
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return { id: `${file}#${name}${times === 1 ? '' : ` (${times})`}`, name, body: () => this.runIn(file, body) };
    });
  }

  /** Runs a test of a file, beside which its snapshots stand, whichever file was read last. */
  runIn(file, body) {
    this.file = file;
    return body();
  }

  withVariants(define) {
    const one = (name, options, body = options) => define(name, body);
    one.skipIf = (skipped) => (skipped ? () => undefined : one);
    one.each =
      (rows) =>
      (name, options, body = options) => {
        for (const row of rows) {
          const values = Array.isArray(row) ? row : [row];
          define(titleOf(name, values), () => body(...values));
        }
      };
    return one;
  }
}

function ignore() {}

function titleOf(name, values) {
  const [first] = values;
  const named = name.replace(/\$(\w+)/g, (whole, key) =>
    Object(first) === first && key in first ? `${first[key]}` : whole,
  );
  const places = named.match(/%[sdifjoO]/g)?.length ?? 0;
  return format(named, ...values.slice(0, places).map((value) => (typeof value === 'bigint' ? `${value}` : value)));
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOf } from './modules.mjs';
import { Tests } from './tests.mjs';

const [SUCCESS, FAILED] = [0, 1];

/** The tests that judge mutants: those of the folders mutated, and the pages, each by its rule alone. */
const JUDGES = /^(address|metallb|site)\/.*\.test\.ts$|^(command\/(allocate|free|map|why)|rules\/alone)\.test\.ts$/;

/** Code that may hold mutants. */
const MUTATED = /^(address|metallb|site)\/.*(?<!\.d)\.ts$/;

/** Not asked: what needs thousands of inputs, and what is about other folders. */
const OTHERS = /(^metallb\/migrate\/.*|[/-]scale|-laws)\.test\.ts$/;

/** Tests of how much work there is, or whether it is done alike elsewhere, take long and say little of what comes out. */
const SCALE = /\d,000|same bytes|in few reads|twice as m|as many as a repository/;

/**
 * Runs tests in this very process: modules are read once and are fast by the time mutants are judged, which makes a
 * mutant some fifty times cheaper than a run of vitest. The quickest tests come first.
 */
class Runner {
  constructor() {
    this.times = new Map();
    globalThis.__stryker__ ??= {};
    this.mutants = globalThis.__stryker__;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.root = process.cwd();
    this.tests = new Tests();
    this.modules = await modulesOf(this.root, this.tests.vitest);
    const below = (folder) => readdirSync(join(this.root, folder), { recursive: true }).toSorted();
    const files = below('test').filter((path) => JUDGES.test(path) && !OTHERS.test(path));
    this.files = files.map((path) => join(this.root, 'test', path));
    // What a command imports when it is called would else be read by a test, and its first lines count as met by it.
    const code = below('src').filter((path) => MUTATED.test(path));
    for (const path of code) this.modules.load(join(this.root, 'src', path));
  }

  async dryRun() {
    const tests = [];
    for (const file of this.files) {
      for (const test of await this.testsOf(file)) tests.push(await this.measure(file, test));
    }
    for (const { id, timeSpentMs } of tests) this.times.set(id, timeSpentMs);
    return { status: 'complete', tests, mutantCoverage: this.mutants.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async measure(file, { id, name, body }) {
    this.mutants.currentTestId = id;
    const start = performance.now();
    const failureMessage = await failureOf(body);
    this.mutants.currentTestId = undefined;
    const timeSpentMs = Math.round((performance.now() - start) * 1000) / 1000;
    const test = { id, name, fileName: file, timeSpentMs };
    return failureMessage === undefined ? { ...test, status: SUCCESS } : { ...test, status: FAILED, failureMessage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment }) {
    this.modules.forget(reloadEnvironment);
    Object.assign(this.mutants, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const result = await this.judge(new Set(testFilter ?? this.times.keys()));
    const { hitCount } = this.mutants;
    Object.assign(this.mutants, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    return hitCount > hitLimit ? { status: 'timeout', reason: `Hit limit reached (${hitCount}/${hitLimit})` } : result;
  }

  /** Whether a test of these fails, the quickest first. */
  async judge(asked) {
    const ids = [...asked].sort((one, other) => this.times.get(one) - this.times.get(other));
    const bodies = new Map();
    let nrOfTests = 0;
    for (const id of ids) {
      const [file] = id.split('#');
      if (!bodies.has(file)) {
        const broken = await failureOf(async () =>
          bodies.set(file, new Map((await this.testsOf(file)).map((test) => [test.id, test.body]))),
        );
        if (broken !== undefined) return { status: 'killed', killedBy: [id], failureMessage: broken, nrOfTests };
      }
      nrOfTests += 1;
      const failureMessage = await failureOf(bodies.get(file).get(id) ?? missing);
      if (failureMessage !== undefined) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  async testsOf(file) {
    const all = await this.tests.of(file, () => this.modules.load(file));
    return all.filter(({ name }) => !SCALE.test(name));
  }
}

function missing() {
  throw new Error('The test is gone');
}

async function failureOf(body) {
  try {
    await body();
    return undefined;
  } catch (error) {
    return `${error?.message ?? error}`.slice(0, 400);
  }
}

create.inject = [];
function create() {
  return new Runner();
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: create }];

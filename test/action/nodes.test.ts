import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { startApi } from './api.ts';
import { bundledAction, bundledProgram } from './bundle.ts';
import { runStep } from './step.ts';

const action = bundledAction();
const cli = bundledProgram();

/** What runs a release of Node: the one that runs the tests, else `node22` in the PATH; undefined where it is missing. */
function nodeOf(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node${major}`;
  if (spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${major}.`) === true) return name;
  if (process.env['CI'] !== undefined) throw new Error(`${name} is not in the PATH, which CI needs`);
  console.warn(`${name} is not in the PATH: what the programs do under Node ${major} is not tested`);
  return undefined;
}

const NODES = [20, 22, 24].flatMap((major) => {
  const program = nodeOf(major);
  return program === undefined ? [] : [{ major, program }];
});

const plan = planText([['.200-.239', 'service']]);
const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`, 'auto-assign: true');
const service = serviceText('shop/a');

/** A module that writes down where every connection goes before it is made. */
function recorder(): { readonly module: string; connections(): readonly string[] } {
  const folder = repository({ connections: '' });
  const log = join(folder, 'connections');
  const text = `import { appendFileSync } from 'node:fs';
import net from 'node:net';
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [{ host, port, path }] = Array.isArray(args[0]) ? args[0] : args;
  appendFileSync(${JSON.stringify(log)}, \`\${path ?? \`\${host}:\${port}\`}\\n\`);
  return connect.apply(this, args);
};
`;
  const module = pathToFileURL(join(repository({ 'recorder.mjs': text }), 'recorder.mjs')).href;
  return { module, connections: () => readFileSync(log, 'utf8').split('\n').slice(0, -1) };
}

describe.each(NODES)('under Node $major', ({ program }) => {
  it('the Action reviews and comments, and connects to the API alone', async () => {
    const api = await startApi();
    const workspace = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service });
    const head = commit(workspace, { 'k8s/all.yaml': pool(201) + service });
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head };
    const { module, connections } = recorder();
    const node = [program, '--import', module];
    const step = await runStep({ bundle: action(), workspace, pull, apiUrl: api.url, node });
    expect([step.status, step.errors, api.faults]).toEqual([1, '', []]);
    expect(step.outputs.get('moves')).toBe('1');
    expect(api.comments[0]?.body).toContain('| `shop/a` | **moves** | 192.168.20.200 | 192.168.20.201 |');
    expect(new Set(connections())).toEqual(new Set([api.url.replace('http://', '')]));
  });

  it.each([
    [['--format', 'text'], 'error[schema/unknown-field]: Field "spec.auto-assign" of IPAddressPool "apps"'],
    [['review', '--base', 'HEAD', '--format', 'markdown'], '<summary>1 finding can be repaired in 1 file: the patch'],
  ])('the program %j works, and connects to nothing', (args, words) => {
    const cwd = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service });
    const { module, connections } = recorder();
    const { stdout, stderr } = spawnSync(program, ['--import', module, cli(), ...args], { cwd, encoding: 'utf8' });
    expect([stderr, connections()]).toEqual(['', []]);
    expect(stdout).toContain(words);
  });
});

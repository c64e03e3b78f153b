import { prefixLengthOf } from '../src/address/interval.ts';
import { importedPlan } from '../src/command/imported-plan.ts';
import type { Imported } from '../src/plan/imports/imported.ts';
import { importOf, linesOf, problemsOf } from '../test/plan/imports/read.ts';
import { problemsOf as problemsOfPlan } from '../test/plan/memory-files.ts';
import { demandInterval, demandProblem, demandSpan } from './laws.ts';
import { filesLike } from './seeds.ts';
import { demand, type Target } from './target.ts';

const OTHER = {
  'other.conf': 'dhcp-range=192.0.2.10,192.0.2.20\nsubnet 192.0.2.0 netmask 255.255.255.0 { }\n',
  file: '',
};

/** The reader of another system's files: what it says is what a plan can hold, or a problem with its place. */
export function importerTarget(
  type: string,
  seeds: readonly (string | Uint8Array)[],
  dictionary: readonly string[],
): Target {
  return {
    seeds: [...seeds, ...filesLike('fixtures/broken/imports', new RegExp(`/${type}\\b`))],
    dictionary: [...COMMON, ...dictionary],
    run: (input) => {
      const text = input.toString();
      const imported = importOf(type, text, { files: OTHER });
      demandImported(imported);
    },
    inspect: (input) => {
      const [imported, again] = [input, input].map((one) => importOf(type, one.toString(), { files: OTHER }));
      demand(imported !== undefined && again !== undefined, 'a file is read');
      demand(said(again) === said(imported), 'a file says the same twice');
      if (!imported.unread) demandPlan(imported);
    },
  };
}

const COMMON = [
  '192.0.2.1',
  '192.0.2.0/24',
  '192.0.2.10-192.0.2.20',
  '2001:db8::1',
  '2001:db8::/64',
  '::ffff:192.0.2.1',
  '0.0.0.0/0',
  '::/0',
  '255.255.255.0',
  '\ufeff',
  '\r\n',
  '\u0085',
  '__proto__',
  'constructor',
];

function said(imported: Imported): string {
  return [...linesOf(imported), ...problemsOf(imported), String(imported.unread)].join('\n');
}

function demandImported({ networks, ranges, nodes, problems, unread }: Imported): void {
  for (const problem of problems) demandProblem(problem);
  demand(!unread || problems.length === 1, 'what is not read has one problem');
  for (const { name, cidrs, gateways, vlan } of networks) {
    demandName(name);
    demand(cidrs.length > 0, 'a network has a prefix');
    for (const { value, at } of cidrs) {
      demandInterval(value);
      demand(prefixLengthOf(value) !== undefined, 'the prefix of a network is one CIDR');
      demandSpan(at);
    }
    for (const { at } of gateways) demandSpan(at);
    demand(vlan === undefined || (Number.isInteger(vlan) && vlan >= 0 && vlan < 4096), 'a VLAN is a number below 4096');
  }
  for (const { range, name, owner, purpose } of ranges) {
    for (const one of [name, owner, purpose]) demandName(one);
    demandInterval(range.value);
    demandSpan(range.at);
  }
  for (const { at, addresses, podCIDRs } of nodes) {
    demandSpan(at);
    for (const one of addresses) demandSpan(one.at);
    for (const { value } of podCIDRs) demandInterval(value);
  }
}

function demandName(name: string | undefined): void {
  demand(name === undefined || (name !== '' && !/[\n\r]/.test(name)), 'a name is on one line');
}

/** What `mlb-lint import` prints is a plan. */
function demandPlan(imported: Imported): void {
  const problems = problemsOfPlan(importedPlan('a', [imported], []));
  demand(problems.length === 0, `what is imported is a plan: ${problems[0]?.replace(/^\S+ /, '')}`);
}

import { type PlanRead, readPlan } from '../../src/plan/read-plan.ts';
import { bare } from '../../test/plan/bare.ts';
import { memoryFiles } from '../../test/plan/memory-files.ts';
import { demandProblem } from '../laws.ts';
import { planText } from '../plans.ts';
import { filesLike } from '../seeds.ts';
import { demand, type Target } from '../target.ts';
import { YAML_WORDS } from '../yaml.ts';

const INCLUDED = 'version: 1\nsites: [{ name: annex, networks: [{ name: lan, cidr: 192.0.2.0/24 }] }]\n';

function said(read: PlanRead): string {
  if ('problems' in read) return read.problems.map(({ message }) => message).join('\n');
  return JSON.stringify(bare(read.plan), (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** A plan of everything, from which words are also drawn. */
export const target: Target = {
  dictionary: [
    ...YAML_WORDS,
    ...[
      'version: 1\n',
      'include: [other.yaml]\n',
      'include: [plan.yaml]\n',
      'sites:\n',
      'networks:\n',
      'clusters:\n',
      'defaults:\n',
    ],
    ...[
      'cidr: ',
      'gateway: ',
      'vlan: ',
      'ranges:\n',
      'range: ',
      'role: ',
      'dhcp',
      'service',
      'reservations:\n',
      'address: ',
      '.100-.199',
    ],
    ...[
      'vrf: ',
      'bgp:\n',
      'asn: ',
      'peers:\n',
      'imports:\n',
      'type: ',
      'file: ',
      'url: ',
      'metallb: ',
      'families: [ipv4]',
      '{cluster}',
    ],
    ...[
      'expect:\n',
      'extract:\n',
      'pools: ',
      'poolsFrom: ',
      'list: /a',
      'lint:\n',
      'rules:\n',
      'ignore: ',
      'severity: off',
      'complete: false',
    ],
  ],
  seeds: [...filesLike('fixtures/sites', /plan\.yaml$/), ...filesLike('fixtures/broken', /plan\.yaml$/)],
  shapes: planText,
  longest: 700,
  run: (input) => {
    const text = input.toString();
    const files = memoryFiles({ 'plan.yaml': text, 'other.yaml': INCLUDED });
    const read = readPlan('plan.yaml', files);
    if ('plan' in read) {
      demand(
        read.plan.sites.every(({ name }) => typeof name.value === 'string'),
        'a site has a name',
      );
      return;
    }
    demand(read.problems.length > 0, 'what is no plan has a problem');
    for (const problem of read.problems) demandProblem(problem);
  },
  inspect: (input) => {
    const [read, again] = [0, 1].map(() => {
      const files = memoryFiles({ 'plan.yaml': input.toString(), 'other.yaml': INCLUDED });
      return said(readPlan('plan.yaml', files));
    });
    demand(read === again, 'a plan is the same twice');
  },
};

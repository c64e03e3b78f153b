import type { Command, Operand } from './command.ts';
import {
  allocating,
  freeing,
  importing,
  initializing,
  linting,
  mapping,
  migrating,
  planned,
  reviewing,
  rulesFormat,
  shared,
  threeFormats,
  twoFormats,
  upgrading,
} from './option.ts';

const plan: Operand = {
  name: 'plan',
  summary: 'a site address plan, or a folder that holds plan.yaml; without it, the nearest one upward',
};

const everywhere = [shared.quiet, shared.noColor, shared.help];

/** What happens where no command is named. */
export const lintCommand: Command = {
  name: 'lint',
  summary: "Check manifests against the site's address plan (the default)",
  operands: [plan],
  options: [...Object.values(linting), ...Object.values(planned), ...everywhere, shared.version],
  examples: [
    ['mlb-lint', 'check the repository around the current folder'],
    ['mlb-lint sites/plan.yaml --fail-on warning', 'check one plan, and fail on warnings too'],
    ['mlb-lint -f text -f sarif=findings.sarif', 'print the findings, and write them for code scanning'],
    ['mlb-lint --rule pool/utilization=off', 'check without one rule'],
    ['helm template lb ./chart | mlb-lint --stdin', 'check what a chart renders to'],
    ['mlb-lint --shard 1/4 -f json=1.json', 'check a quarter of the clusters, to be merged with the others'],
  ],
  run: async (line, shell) => (await import('./lint.ts')).lint(line, shell),
};

/** Every command, in the order of the help. Their code is loaded when they run. */
export const commands: readonly Command[] = [
  lintCommand,
  {
    name: 'allocate',
    summary: 'Predict which address every LoadBalancer Service gets, and which stay pending and why',
    operands: [plan],
    options: [threeFormats, ...Object.values(allocating), ...Object.values(planned), ...everywhere],
    examples: [
      ['mlb-lint allocate', 'every Service, by pool'],
      ['mlb-lint allocate --pending', 'only what gets no address, and why'],
    ],
    run: async (line, shell) => (await import('./allocate.ts')).allocate(line, shell),
  },
  {
    name: 'map',
    summary: 'Draw the address plan: who owns what, what is used, what is free, what is in conflict',
    operands: [plan],
    options: [...Object.values(mapping), ...Object.values(planned), ...everywhere],
    examples: [
      ['mlb-lint map', 'every network as bars'],
      ['mlb-lint map --format html > map.html', 'a page to search and zoom, which needs no server'],
      ['mlb-lint map --check docs/addresses.md', 'fail where the table of a runbook is stale'],
    ],
    run: async (line, shell) => (await import('./map.ts')).map(line, shell),
  },
  {
    name: 'why',
    summary: 'Tell of one Service, step by step, which address it gets and who announces it, or why not',
    operands: [{ name: 'service', summary: 'the Service, as NAMESPACE/NAME', required: true }, plan],
    options: [twoFormats, ...Object.values(planned), ...everywhere],
    examples: [['mlb-lint why shop/till', 'why the till has no address']],
    run: async (line, shell) => (await import('./why.ts')).why(line, shell),
  },
  {
    name: 'free',
    summary: 'Find the next free addresses in the service ranges of the plan',
    operands: [plan],
    options: [twoFormats, ...Object.values(freeing), ...Object.values(planned), ...everywhere],
    examples: [
      ['mlb-lint free --size 16', 'where a pool of 16 addresses fits'],
      ['mlb-lint free --prefix-length 28 --cluster prod', 'a /28 that cluster prod may have'],
    ],
    run: async (line, shell) => (await import('./free.ts')).free(line, shell),
  },
  {
    name: 'import',
    summary: "Turn other systems' data into plan entries, printed as YAML",
    operands: [
      {
        name: 'type',
        summary: 'kea, isc-dhcpd, dnsmasq, netbox, docker-network, nodes, unifi, routeros or csv',
        required: true,
      },
      { name: 'file', summary: 'a file with the data', repeatable: true },
    ],
    options: [...Object.values(importing), planned.allowNetwork, ...everywhere],
    examples: [
      ['mlb-lint import kea dhcp/kea-dhcp4.conf', 'what Kea leases and reserves'],
      ['mlb-lint import netbox --url https://netbox.example.org --allow-network', 'what NetBox knows, page by page'],
    ],
    run: async (line, shell) => (await import('./import.ts')).importData(line, shell),
  },
  {
    name: 'review',
    summary: 'Compare two git revisions: new findings, pool changes, and every Service whose address moves',
    operands: [plan],
    options: [
      threeFormats,
      ...Object.values(reviewing),
      linting.failOn,
      linting.rule,
      ...Object.values(planned),
      ...everywhere,
    ],
    examples: [
      ['mlb-lint review --base origin/main', 'what the working tree changes'],
      ['mlb-lint review --base main --fail-on-move', 'and fail where a Service moves'],
    ],
    run: async (line, shell) => (await import('./review.ts')).review(line, shell),
  },
  {
    name: 'init',
    summary: 'Write a first plan.yaml from the manifests found',
    operands: [{ name: 'dir', summary: 'the folder it is for and stands in; without it, the current one' }],
    options: [...Object.values(initializing), planned.allowNetwork, ...everywhere],
    examples: [
      ['mlb-lint init', 'write plan.yaml here'],
      ['mlb-lint init clusters/home --dry-run', 'print a plan for one folder'],
    ],
    run: async (line, shell) => (await import('./init.ts')).init(line, shell),
  },
  {
    name: 'migrate',
    summary: "Turn configuration of MetalLB up to 0.12, and its deprecated resources, into today's resources",
    operands: [
      { name: 'file', summary: 'a file with a ConfigMap, Helm values or resources', required: true, repeatable: true },
    ],
    options: [...Object.values(migrating), planned.metallbVersion, ...everywhere],
    examples: [
      ['mlb-lint migrate metallb/config.yaml', 'print the resources of today'],
      ['mlb-lint migrate values.yaml --write metallb', 'write them to files, one a pool'],
    ],
    run: async (line, shell) => (await import('./migrate.ts')).migrate(line, shell),
  },
  {
    name: 'upgrade',
    summary: 'Tell what another release of MetalLB changes for this repository',
    operands: [plan],
    options: [threeFormats, ...Object.values(upgrading), ...Object.values(planned), ...everywhere],
    examples: [['mlb-lint upgrade --to 0.16.1', 'findings, fields, addresses and defaults that change']],
    run: async (line, shell) => (await import('./upgrade.ts')).upgrade(line, shell),
  },
  {
    name: 'merge',
    summary: 'Join the JSON reports of all shards of a fleet, with what concerns several of them',
    operands: [
      { name: 'report', summary: 'a report of lint --shard I/N --format json', required: true, repeatable: true },
    ],
    options: [linting.format, linting.failOn, ...everywhere],
    examples: [
      ['mlb-lint merge 1.json 2.json', 'print what a lint of all clusters prints'],
      ['mlb-lint merge shards/*.json -f sarif=findings.sarif', 'write it for code scanning'],
    ],
    run: async (line, shell) => (await import('./merge.ts')).merge(line, shell),
  },
  {
    name: 'rules',
    summary: 'List the rules',
    operands: [],
    options: [rulesFormat, ...everywhere],
    examples: [['mlb-lint rules --format markdown', 'the list as a table for a wiki']],
    run: async (line, shell) => (await import('./rules.ts')).rules(line, shell),
  },
  {
    name: 'explain',
    summary: 'Print the page of a rule: why it matters, bad and good examples',
    operands: [{ name: 'rule', summary: 'the name of a rule', required: true }],
    options: everywhere,
    examples: [['mlb-lint explain pool/overlap', 'why two pools may not share an address']],
    run: async (line, shell) => (await import('./explain.ts')).explain(line, shell),
  },
  {
    name: 'completion',
    summary: 'Print a completion script for the shell in $SHELL: bash, zsh or fish',
    operands: [],
    options: everywhere,
    examples: [['mlb-lint completion >> ~/.bashrc', 'complete commands and options from the next login on']],
    run: async () => (await import('./completion.ts')).completion(),
  },
];

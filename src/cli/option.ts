/** An option of the command line as data: parsing, help and completion are all made from it. */
export interface Option {
  /** Its long name, without dashes. */
  readonly name: string;
  /** Its one-letter name, without a dash. */
  readonly short?: string;
  /** What it does, in a few words without a full stop. */
  readonly summary: string;
  /** What its value is, as help names it; undefined: a flag, which takes none. */
  readonly value?: string;
  /** The only values it takes; undefined: any. */
  readonly choices?: readonly string[];
  /** May be given several times, one value each. */
  readonly repeatable?: boolean;
  /** Takes the operands that follow it as its values, too. */
  readonly greedy?: boolean;
  /** May stand without its value; one that it has is joined by `=`. */
  readonly optional?: boolean;
}

/** The formats of a findings report. */
export const lintFormats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const;

/** Options that every command takes. */
export const shared = {
  quiet: { name: 'quiet', summary: 'Print errors only' },
  noColor: { name: 'no-color', summary: 'Print without colors' },
  help: { name: 'help', short: 'h', summary: 'Show this help' },
  version: { name: 'version', summary: 'Show the version' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of whatever reads a plan. */
export const planned = {
  site: { name: 'site', value: 'NAME', repeatable: true, summary: 'Judge and report this site only' },
  cluster: { name: 'cluster', value: 'NAME', repeatable: true, summary: 'Judge and report this cluster only' },
  metallbVersion: {
    name: 'metallb-version',
    value: 'VERSION',
    summary: 'The MetalLB release, instead of what plan and repository say',
  },
  allowNetwork: {
    name: 'allow-network',
    summary: 'Let renderers fetch remote bases and charts, and imports ask their server',
  },
  stats: { name: 'stats', summary: 'Print what was read and how long it took, on standard error' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of lint alone. */
export const linting = {
  format: {
    name: 'format',
    short: 'f',
    value: 'NAME[=FILE]',
    repeatable: true,
    summary: `Print the findings in this format, or write them to a file: ${lintFormats.join(', ')}`,
  },
  failOn: {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: ['error', 'warning', 'info', 'never'],
    summary: 'Exit with 1 on findings of this severity or worse (default: error)',
  },
  rule: {
    name: 'rule',
    value: 'RULE=SEVERITY',
    repeatable: true,
    summary: 'Set a rule to off, info, warning or error',
  },
  baseline: { name: 'baseline', value: 'FILE', summary: 'Leave out the findings that this report holds' },
  writeBaseline: { name: 'write-baseline', value: 'FILE', summary: 'Write the findings to a baseline instead' },
  files: {
    name: 'files',
    value: 'FILE...',
    greedy: true,
    summary: 'Only findings that concern these files; takes all that follows',
  },
  fix: { name: 'fix', summary: 'Repair what can be repaired without changing what is meant' },
  unsafeFixes: { name: 'unsafe-fixes', summary: 'Repair also what changes the meaning: types, addresses of pools' },
  dryRun: { name: 'dry-run', summary: 'Print the repairs as a patch, and write nothing' },
  dormant: { name: 'dormant', summary: 'Judge also what nothing deploys' },
  shard: {
    name: 'shard',
    value: 'I/N',
    summary: 'Lint only the I-th of N parts of the clusters; mlb-lint merge joins their JSON reports',
  },
  stdin: { name: 'stdin', summary: 'Read manifests from standard input' },
  stdinFilename: { name: 'stdin-filename', value: 'NAME', summary: 'What to call standard input in findings' },
} as const satisfies Readonly<Record<string, Option>>;

/** The format of the list of rules. */
export const rulesFormat = {
  name: 'format',
  short: 'f',
  value: 'NAME',
  choices: ['text', 'json', 'markdown'],
  summary: 'The form of the list (default: text)',
} as const satisfies Option;

/** The format of commands with a table to print. */
export const threeFormats = {
  name: 'format',
  short: 'f',
  value: 'NAME',
  choices: ['text', 'json', 'markdown'],
  summary: 'The form of the answer (default: text)',
} as const satisfies Option;

/** The format of commands that answer one question. */
export const twoFormats = {
  name: 'format',
  short: 'f',
  value: 'NAME',
  choices: ['text', 'json'],
  summary: 'The form of the answer (default: text)',
} as const satisfies Option;

/** Options of allocate alone. */
export const allocating = {
  pool: { name: 'pool', value: 'NAME', summary: 'Only this pool and who is in it' },
  pending: { name: 'pending', summary: 'Only Services that are pending, or may stay so' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of free alone. */
export const freeing = {
  size: { name: 'size', value: 'N', summary: 'Blocks of at least so many addresses (default: 1)' },
  prefixLength: {
    name: 'prefix-length',
    value: 'LENGTH',
    summary: 'The first aligned CIDR of this length in each block, as 28 for a /28',
  },
  network: { name: 'network', value: 'NAME', repeatable: true, summary: 'Only in ranges of this network' },
  role: {
    name: 'role',
    value: 'ROLE',
    repeatable: true,
    choices: ['dhcp', 'node', 'appliance', 'service', 'reserved'],
    summary: 'In ranges of this role (default: service)',
  },
  family: { name: 'family', value: 'FAMILY', choices: ['ipv4', 'ipv6'], summary: 'Only addresses of this family' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of import alone. */
export const importing = {
  url: { name: 'url', value: 'URL', summary: 'Ask this NetBox server instead of reading files; needs --allow-network' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of review alone. */
export const reviewing = {
  base: { name: 'base', value: 'REV', summary: 'The revision to compare with: its merge base with the head' },
  head: { name: 'head', value: 'REV', summary: 'The revision that is reviewed (default: the working tree)' },
  failOnMove: {
    name: 'fail-on-move',
    value: 'possible',
    choices: ['certain', 'possible'],
    optional: true,
    summary: 'Exit with 1 where a Service surely moves or loses its address; with =possible, also where it may',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of init alone. */
export const initializing = {
  dryRun: { name: 'dry-run', summary: 'Print the plan, and write nothing' },
  force: { name: 'force', summary: 'Replace a plan.yaml that is there already' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of map alone. */
export const mapping = {
  format: {
    name: 'format',
    short: 'f',
    value: 'NAME',
    choices: ['text', 'html', 'svg', 'markdown', 'json', 'csv'],
    summary: 'The form of the map (default: text)',
  },
  check: {
    name: 'check',
    value: 'FILE',
    summary: 'Print nothing, and exit with 1 where the table between the markers of a document is stale',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of migrate alone. */
export const migrating = {
  write: { name: 'write', value: 'DIR', summary: 'Write files there instead: one a pool, and one a kind of the rest' },
  force: { name: 'force', summary: 'Overwrite files that are there already' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options of upgrade alone. */
export const upgrading = {
  to: { name: 'to', value: 'VERSION', summary: 'The release of MetalLB to compare with' },
} as const satisfies Readonly<Record<string, Option>>;

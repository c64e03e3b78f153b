import {
  explain,
  type LintOptions,
  lint,
  type MergeOptions,
  merge,
  type Report,
  type RuleList,
  rules,
  UsageError,
} from 'mlb-lint';

const options: LintOptions = { plan: 'no-such-plan.yaml', rule: { 'pool/overlap': 'warning' } };
const list: RuleList = await rules();
const names: readonly string[] = list.rules.map(({ name }) => name);
const { page }: { readonly page: string } = await explain({ rule: 'pool/overlap' });
if (!names.includes('pool/overlap') || !page.startsWith('# pool/overlap'))
  throw new Error('the catalogue is not there');

const failure: unknown = await lint(options).then(
  (report: Report) => report.findings,
  (error: unknown) => error,
);
if (!(failure instanceof UsageError)) throw new Error('a plan that is not there was linted');

const shards: MergeOptions = { reports: ['no-such-report.json'] };
const unmerged: unknown = await merge(shards).catch((error: unknown) => error);
if (!(unmerged instanceof UsageError)) throw new Error('a report that is not there was merged');

export { type AllocateOptions, allocate } from './command/allocate.ts';
export { type Explanation, explain } from './command/explain.ts';
export { type FreeOptions, free } from './command/free.ts';
export {
  type ImportOptions,
  type ImportReport,
  importPlan,
  importPlan as import,
} from './command/import.ts';
export { type InitOptions, type InitReport, init } from './command/init.ts';
export { lint } from './command/lint.ts';
export type { LintOptions } from './command/lint-options.ts';
export { type MapOptions, map } from './command/map.ts';
export { type MergeOptions, merge } from './command/merge.ts';
export { type MigratedFile, type MigrateOptions, type MigrateReport, migrate } from './command/migrate.ts';
export { type Repair, type RepairedFile, type RepairedFinding, type RepairOptions, repair } from './command/repair.ts';
export { type ReviewOptions, review } from './command/review.ts';
export { type RuleList, rules } from './command/rules.ts';
export { type UpgradeOptions, upgrade } from './command/upgrade.ts';
export { UsageError } from './command/usage-error.ts';
export { version } from './command/version.ts';
export { type WhyOptions, why } from './command/why.ts';
export type { Incomplete } from './files/incomplete.ts';
export type {
  Coverage,
  Report,
  Reported,
  ReportedLocation,
  ReportedRelated,
  ReportedResource,
  ReportedShard,
  Summary,
} from './lint/reported.ts';
export type { Severity } from './lint/rule.ts';
export type { RuleFacts } from './lint/rule-facts.ts';
export type { Setting } from './plan/plan.ts';
export type { FreeBlock, FreeReport } from './report/free/free.ts';
export type { WhyAnswer, WhyLocation, WhyReport, WhyStep } from './report/why/why.ts';
export type { Review } from './review/review.ts';
export type {
  AllocationReport,
  ClusterAllocation,
  PoolAllocation,
  ServiceAllocation,
} from './site/allocation.ts';
export type {
  MapArea,
  MapBlock,
  MapConflict,
  MapPool,
  MapReport,
  MapRow,
  MapSegment,
  MapState,
  MapUse,
  SiteMap,
} from './site/map.ts';

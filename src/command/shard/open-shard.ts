import { readJson } from '../../manifest/json.ts';
import type { Setting } from '../../plan/plan.ts';
import type { Source } from '../../text/source.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';
import { MOST_SHARDS, type Share } from './deal.ts';
import { digestOf } from './lint-shard.ts';
import { Part, partAt, ReportFault } from './part.ts';
import type { CommonData } from './shard-data.ts';

/** A report that was made with `--shard`, as far as parts are told apart. */
export interface OpenShard extends Share {
  /** As the user names it. */
  readonly file: string;
  readonly shard: Part;
  readonly today: string;
  readonly made: string;
}

/** Opens the report of a part. Throws a UsageError that names the file, and what of it is wrong. */
export function openShard(file: string, source: Source): OpenShard {
  return inReport(file, () => {
    const report = new Part(parse(file, source));
    const shard = report.get('shard');
    if (!shard.isThere)
      throw new UsageError(`${file} is no report of a shard: merge joins what --shard I/N reports as JSON`);
    const tool = report.get('tool').get('version').text();
    if (report.get('schemaVersion').raw !== 1 || tool !== version) {
      throw new UsageError(
        `${file} was made by mlb-lint ${tool}, and this is ${version}: merge with what made the shards`,
      );
    }
    const count = shard.get('count').count(1, MOST_SHARDS);
    return {
      file,
      shard,
      index: shard.get('index').count(1, count),
      count,
      today: shard.get('today').text(),
      made: shard.get('made').text(),
    };
  });
}

/** Does what reads a report, and says of which one it is where something is wrong with it. */
export function inReport<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReportFault) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function parse(file: string, source: Source): unknown {
  try {
    return JSON.parse(source.text.replace(/^\uFEFF/, ' '));
  } catch {
    const read = readJson(source);
    if (!('problem' in read) || read.problem.at === undefined) throw new UsageError(`${file} is no JSON`);
    const { line, column } = source.position(read.problem.at.start);
    throw new UsageError(`${file}:${line}:${column}: it is no JSON: ${read.problem.message}`);
  }
}

/** Checks that reports are all parts of one whole, each once. Throws a UsageError that names the one that is not. */
export function checkWhole(opened: readonly OpenShard[]): readonly [OpenShard, ...OpenShard[]] {
  const [first, ...others] = opened;
  if (first === undefined) throw new UsageError('merge needs the JSON reports of all shards');
  const known = new Map<number, OpenShard>();
  for (const one of opened) {
    if (one.count !== first.count) {
      throw new UsageError(
        `${one.file} is shard ${one.index} of ${one.count}, and ${first.file} is one of ${first.count}`,
      );
    }
    const same = known.get(one.index);
    if (same !== undefined)
      throw new UsageError(`${same.file} and ${one.file} are both shard ${one.index} of ${one.count}`);
    known.set(one.index, one);
  }
  const missing = Array.from({ length: first.count }, (_, index) => index + 1).filter((index) => !known.has(index));
  if (missing.length > 0) {
    const which = `${missing.length === 1 ? 'shard' : 'shards'} ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' and more' : ''}`;
    throw new UsageError(`${first.file} is one of ${first.count} shards, and the report of ${which} is missing`);
  }
  const other = opened.find(({ made }) => made !== first.made);
  if (other !== undefined) {
    throw new UsageError(`${other.file} and ${first.file} were not made of the same plan with the same options`);
  }
  return [first, ...others];
}

const SETTINGS: readonly Setting[] = ['off', 'info', 'warning', 'error'];

/** What all parts have in common, from the first of them. Throws a UsageError. */
export function commonOf(opened: readonly OpenShard[]): CommonData {
  const [first] = opened.filter(({ index }) => index === 1);
  if (first === undefined) throw new UsageError('the first shard is missing');
  return inReport(first.file, () => {
    const part = first.shard.get('common');
    const common = readCommon(part);
    return digestOf(common) === first.made ? common : part.fail('is not what the shard was made of');
  });
}

function readCommon(part: Part): CommonData {
  const [metallbVersion, baseline, only] = [part.get('metallbVersion'), part.get('baseline'), part.get('only')];
  return {
    folder: part.get('folder').text(),
    root: part.get('root').text(),
    plan: part.get('plan').text(),
    sources: part
      .get('sources')
      .items()
      .map((item) => {
        const pair = item.tuple(2);
        return [partAt(pair, 0).text(), partAt(pair, 1).text()] as const;
      }),
    rules: part
      .get('rules')
      .items()
      .map((item) => {
        const pair = item.tuple(2);
        return [partAt(pair, 0).text(), partAt(pair, 1).word(SETTINGS)] as const;
      }),
    ...(metallbVersion.isThere ? { metallbVersion: metallbVersion.text() } : {}),
    ...(baseline.isThere ? { baseline: baseline.texts() } : {}),
    ...(only.isThere ? { only: only.texts() } : {}),
  };
}

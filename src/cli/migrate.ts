import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MigrateReport, migrate as migrateFiles } from '../command/migrate.ts';
import { UsageError } from '../command/usage-error.ts';
import { reasonOf, writeWhole } from '../files/write.ts';
import { visible } from '../report/escape.ts';
import { counted } from '../report/run.ts';
import type { CommandLine } from './command-line.ts';
import { migrating, planned } from './option.ts';
import type { Shell } from './shell.ts';

/** `mlb-lint migrate FILE...`. */
export async function migrate(line: CommandLine, shell: Shell): Promise<number> {
  const folder = line.one(migrating.write);
  const metallbVersion = line.one(planned.metallbVersion);
  if (folder === undefined && line.has(migrating.force)) throw new UsageError('--force needs --write');
  const report = await migrateFiles({
    files: line.operands,
    cwd: shell.cwd,
    ...(metallbVersion === undefined ? {} : { metallbVersion }),
  });
  if (folder === undefined) shell.print(report.yaml);
  else write(report, folder, line.has(migrating.force), shell);
  for (const note of report.notes) shell.say(visible(note));
  return 0;
}

/** Writes every file, or none where one would be overwritten. */
function write({ files }: MigrateReport, folder: string, force: boolean, shell: Shell): void {
  const absolute = resolve(shell.cwd, folder);
  const there = files.find(({ file }) => lstatSync(join(absolute, file), { throwIfNoEntry: false }) !== undefined);
  if (there !== undefined && !force) {
    throw new UsageError(`${join(folder, there.file)} is there already; --force overwrites it`);
  }
  let written = 0;
  try {
    if (!existsSync(absolute)) mkdirSync(absolute, { recursive: true });
    for (const { file, yaml } of files) {
      writeWhole(join(absolute, file), yaml);
      written++;
    }
  } catch (error) {
    const done = written === 0 ? '' : `; of ${counted(files.length, 'file')} ${written} written`;
    throw new UsageError(`cannot write to ${folder}: ${reasonOf(error)}${done}`);
  }
  shell.say(visible(`${counted(files.length, 'file')} written to ${folder}`));
}

import { init as firstPlan } from '../command/init.ts';
import type { Unseen } from '../command/notices.ts';
import { UsageError } from '../command/usage-error.ts';
import { reasonOf, writeWhole } from '../files/write.ts';
import { visible } from '../report/escape.ts';
import type { CommandLine } from './command-line.ts';
import { initializing, planned } from './option.ts';
import type { Shell } from './shell.ts';
import { withUnseen } from './site-options.ts';

/** `mlb-lint init [dir]`. */
export function init(line: CommandLine, shell: Shell): Promise<number> {
  return withUnseen(shell, (unseen) => initIn(unseen, line, shell));
}

async function initIn(unseen: (one: Unseen) => void, line: CommandLine, shell: Shell): Promise<number> {
  const [dir] = line.operands;
  const say = (text: string) => shell.say(visible(text));
  const { path, file, yaml, clusters } = await firstPlan({
    ...(dir === undefined ? {} : { dir }),
    cwd: shell.cwd,
    force: line.has(initializing.force) || line.has(initializing.dryRun),
    allowNetwork: line.has(planned.allowNetwork),
    say,
    unseen,
  });
  if (line.has(initializing.dryRun)) {
    shell.print(yaml);
    return 0;
  }
  try {
    writeWhole(path, yaml);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
  say(`${file}: a plan of ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}; fill in what its comments ask for`);
  return 0;
}

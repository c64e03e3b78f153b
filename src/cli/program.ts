import yargs, { type Argv } from 'yargs';

/** yargs, which only writes help and completion: in English, and with nothing of its own added. */
export function program(words: readonly string[]): Argv {
  return yargs([...words])
    .scriptName('mlb-lint')
    .locale('en')
    .help(false)
    .version(false);
}

import yargs, { type Argv } from 'yargs';

/** yargs, which only writes completion scripts and suggestions: in English, and with nothing of its own added. */
export function program(words: readonly string[]): Argv {
  return yargs([...words])
    .scriptName('mlb-lint')
    .locale('en')
    .help(false)
    .version(false);
}

import { milliseconds } from '../files/clock.ts';
import { main } from './main.ts';
import { type ProgressLine, progressLine, wantsProgress } from './progress-line.ts';
import { PAGE_WIDTH, type Shell, wantsColor } from './shell.ts';
import { standardStream } from './standard-stream.ts';

/** The exit status where standard output could not be written. */
const FAILED = 2;

/** Runs the program in this process. */
export async function start(): Promise<void> {
  let told = false;
  const errors = standardStream(2, () => undefined);
  const output = standardStream(1, (message) => {
    process.exitCode = FAILED;
    if (!told) errors.write(`mlb-lint: cannot write standard output: ${message}\n`);
    told = true;
  });
  const plain: Shell = {
    cwd: process.cwd(),
    color: wantsColor(process.env, output.isTerminal),
    width: output.columns ?? PAGE_WIDTH,
    print: output.write,
    say: (line) => errors.write(`${line}\n`),
  };
  const line = wantsProgress(process.env, errors.isTerminal) ? progressLine(errors, milliseconds) : undefined;
  const shell = line === undefined ? plain : withProgress(plain, line);
  const status = await main(process.argv.slice(2), shell, process.env['DEBUG'] === 'mlb-lint');
  line?.erase();
  process.exitCode = told ? FAILED : status;
  // At once, since Node takes long to clean up; but that would cut off what a terminal has not taken yet.
  if (output.isPrompt && errors.isPrompt) process.exit();
}

/** A shell that shows how far a run has come, and takes that away before anything else is written. */
function withProgress(shell: Shell, { progress, erase }: ProgressLine): Shell {
  return {
    ...shell,
    progress,
    print: (text) => {
      erase();
      shell.print(text);
    },
    say: (line) => {
      erase();
      shell.say(line);
    },
  };
}

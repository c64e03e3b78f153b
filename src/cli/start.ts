import { useCompileCache } from './compile-cache.ts';
import { main } from './main.ts';
import { PAGE_WIDTH, type Shell, wantsColor } from './shell.ts';
import { standardStream } from './standard-stream.ts';

/** The exit status where standard output could not be written. */
const FAILED = 2;

/** Runs the program in this process. */
export async function start(): Promise<void> {
  useCompileCache();
  let told = false;
  const errors = standardStream(2, () => undefined);
  const output = standardStream(1, (message) => {
    process.exitCode = FAILED;
    if (!told) errors.write(`mlb-lint: cannot write standard output: ${message}\n`);
    told = true;
  });
  const shell: Shell = {
    cwd: process.cwd(),
    color: wantsColor(process.env, output.isTerminal),
    width: output.columns ?? PAGE_WIDTH,
    print: output.write,
    say: (line) => errors.write(`${line}\n`),
  };
  const status = await main(process.argv.slice(2), shell, process.env['DEBUG'] === 'mlb-lint');
  // Not process.exit, which would cut off what a terminal has not taken yet.
  process.exitCode = told ? FAILED : status;
}

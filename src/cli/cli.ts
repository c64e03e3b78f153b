#!/usr/bin/env node
import { main } from './main.ts';
import { PAGE_WIDTH, type Shell, wantsColor } from './shell.ts';

const shell: Shell = {
  cwd: process.cwd(),
  color: wantsColor(process.env, process.stdout.isTTY === true),
  width: process.stdout.columns ?? PAGE_WIDTH,
  print: (text) => process.stdout.write(text),
  say: (line) => process.stderr.write(`${line}\n`),
};

let told = false;
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read us went away (`| head`): nothing more to say, and no error.
  if (error.code === 'EPIPE') return;
  process.exitCode = 2;
  if (!told) shell.say(`mlb-lint: cannot write standard output: ${error.message}`);
  told = true;
});

// Not process.exit, which would cut off what a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2), shell, process.env['DEBUG'] === 'mlb-lint');

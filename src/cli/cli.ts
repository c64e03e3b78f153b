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

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read us went away (`| head`): nothing more to say, and no error.
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}

// Not process.exit, which would cut off what a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2), shell, process.env['DEBUG'] === 'mlb-lint');

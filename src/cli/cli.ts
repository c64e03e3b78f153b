#!/usr/bin/env node
import { version } from '../command/version.ts';
import { useCompileCache } from './compile-cache.ts';
import { standardStream } from './standard-stream.ts';

const [option, ...others] = process.argv.slice(2);
// Scripts ask for nothing more often, and nothing else of the program is needed for it.
if (option === '--version' && others.length === 0) {
  const output = standardStream(1, fail);
  output.write(`${version}\n`);
  if (output.isPrompt) process.exit();
} else {
  useCompileCache();
  void import('./start.ts').then(({ start }) => start());
}

function fail(): void {
  process.exitCode = 2;
}

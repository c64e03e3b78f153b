import { runAction } from './run-action.ts';

process.exitCode = await runAction(process.env, process.cwd(), (text) => process.stdout.write(text));

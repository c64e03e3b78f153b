import { program } from './program.ts';

/** `mlb-lint completion`: prints the completion script of the shell that `$SHELL` names. */
export async function completion(): Promise<number> {
  program([]).showCompletionScript();
  return 0;
}

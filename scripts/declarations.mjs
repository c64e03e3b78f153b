import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

/** The declarations of the library: those that its face leads to, by their path below src. */
export function declarations(root) {
  const out = mkdtempSync(join(tmpdir(), 'mlb-lint-types-'));
  try {
    emit(root, out);
    return reachable(join(out, 'src'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function emit(root, out) {
  const config = join(out, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: root,
        outDir: out,
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [join(root, 'src/**/*.d.ts')],
      files: [join(root, 'src/index.ts')],
    }),
  );
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/.bin/tsc'), '-p', config], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tsc gives no declarations:\n${stdout}`);
}

function reachable(folder) {
  const found = new Map();
  const pending = ['index'];
  for (const path of pending) {
    if (found.has(`${path}.d.ts`)) continue;
    const text = readFileSync(join(folder, `${path}.d.ts`), 'utf8');
    const named = text.replaceAll(RELATIVE, (_import, before, target, quote) => {
      pending.push(posix.join(posix.dirname(path), target));
      return `${before}${target}.js${quote}`;
    });
    found.set(`${path}.d.ts`, named);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The target of a relative import, which tsc leaves as it stands in the sources. */
const RELATIVE = /(\b(?:from |import\()["'])(\.[^"']+)\.ts(["'])/g;

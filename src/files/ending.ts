/** What is undone when the process ends. */
export interface Ending {
  /** Nothing is to be undone any more. */
  cancel(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const pending = new Set<() => void>();

/**
 * Has work done when the process ends before it is cancelled: at its exit, or when it is interrupted. The work must be
 * synchronous. Signals are only listened to while something is pending, and then end the process as they would have.
 */
export function atEnd(work: () => void): Ending {
  if (pending.size === 0) listen();
  // Each call is its own, also where two pass the same function.
  const own = (): void => work();
  pending.add(own);
  return {
    cancel: () => {
      if (pending.delete(own) && pending.size === 0) unlisten();
    },
  };
}

/** Ends the processes of a group at once; a group that is gone is no error. */
export function killGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // Whoever is gone already has ended, which is what was asked for.
  }
}

function listen(): void {
  process.on('exit', finish);
  for (const signal of SIGNALS) process.on(signal, interrupted);
}

function unlisten(): void {
  process.off('exit', finish);
  for (const signal of SIGNALS) process.off(signal, interrupted);
}

function finish(): void {
  for (const work of pending) {
    try {
      work();
    } catch {
      // The rest is to be undone all the same.
    }
  }
  pending.clear();
}

function interrupted(signal: NodeJS.Signals): void {
  finish();
  unlisten();
  // Whoever else listens decides whether the process goes on.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** What is undone when the process ends. */
export interface Ending {
  /** Nothing is to be undone any more. */
  cancel(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const pending = new Set<() => void>();

let isListening = false;

/**
 * Has work done when the process ends before it is cancelled: at its exit, or when it is interrupted. The work must be
 * synchronous; what was begun last is undone first. Signals are only listened to while something is pending, and then
 * end the process as they would have.
 */
export function atEnd(work: () => void): Ending {
  if (!isListening) listen();
  // Each call is its own, also where two pass the same function.
  const own = (): void => work();
  pending.add(own);
  return {
    cancel: () => {
      // A signal that came while nothing else could run is told of first.
      if (pending.delete(own) && pending.size === 0) void interruptible().then(unlistenIdle);
    },
  };
}

/** Lets a signal that came meanwhile end the process; between long pieces of work, during which none is heard. */
export function interruptible(): Promise<void> {
  // Signals are told of once in each turn of Node's loop, and the first of two may have done so already.
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

/** Ends the processes of a group at once; a group that is gone is no error. */
export function killGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // Whoever is gone already has ended, which is what was asked for.
  }
}

function unlistenIdle(): void {
  if (pending.size === 0 && isListening) unlisten();
}

function listen(): void {
  isListening = true;
  process.on('exit', finish);
  for (const signal of SIGNALS) process.on(signal, interrupted);
}

function unlisten(): void {
  isListening = false;
  process.off('exit', finish);
  for (const signal of SIGNALS) process.off(signal, interrupted);
}

function finish(): void {
  for (const work of [...pending].reverse()) {
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

/** A mistake in what was asked: a command line, a plan, a file that is not there. It ends a command with status 2. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}

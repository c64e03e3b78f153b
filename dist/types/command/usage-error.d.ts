/** A mistake in what was asked: a command line, a plan, a file that is not there. It ends a command with status 2. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}
/** Whether an exception is such a mistake, also one of another bundle, whose class is another. */
export declare function isUsageError(error: unknown): boolean;

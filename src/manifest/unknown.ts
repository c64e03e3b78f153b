/** Why a value cannot be known from the repository alone. */
export type UnknownReason = 'variable' | 'template' | 'encrypted' | 'placeholder' | 'unresolved';

/**
 * A value that cannot be known statically. It is never compared, parsed or guessed: whoever meets one stays silent
 * about what depends on it.
 */
export class Unknown {
  readonly reason: UnknownReason;
  /** The text as written, for messages and counts only. */
  readonly text: string;

  constructor(reason: UnknownReason, text: string) {
    this.reason = reason;
    this.text = text;
  }
}

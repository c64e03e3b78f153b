/** Why a value cannot be known from the repository alone. */
export type UnknownReason = 'variable' | 'template' | 'encrypted' | 'placeholder' | 'unresolved';
/**
 * A value that cannot be known statically. It is never compared, parsed or guessed: whoever meets one stays silent
 * about what depends on it.
 */
export declare class Unknown {
    readonly reason: UnknownReason;
    /** The text as written, for messages and counts only. */
    readonly text: string;
    constructor(reason: UnknownReason, text: string);
}
/**
 * The unknown that a string is, as a whole or in a part of it; undefined where the string can be taken as it stands.
 * Variables are `${NAME}`, with or without a default, and a whole string `$name` or `$(name)`; `$${NAME}` is an
 * escape, not a variable. Templates are `{{ }}`, `{% %}` and `<% %>`; `ENC[...]` is what SOPS leaves of a value.
 * Placeholders are the words people leave for somebody to fill in (CHANGE_ME, `<your-ip>`, `__X__`, TODO).
 */
export declare function unknownIn(text: string): Unknown | undefined;

/**
 * The longest text, in characters, that is read as a date, a code, a telephone or the like. What is longer is prose or an
 * attack, and patterns made for short values must not be run over it.
 */
export const longestValue = 300

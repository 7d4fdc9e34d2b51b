/** What the language gives to scripts and templates without an import. */
export const LANGUAGE: readonly string[] = ['signal', 'computed', 'emit', 'on', 'once']

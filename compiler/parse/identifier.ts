const IDENTIFIER_RE = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*$/u

const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

/** Says whether a module may declare this name. */
export const isIdentifier = (name: string): boolean => IDENTIFIER_RE.test(name) && !RESERVED.has(name)

/** Says whether this is an identifier that starts with a capital letter. */
export const isPascalCase = (name: string): boolean => /^\p{Lu}/u.test(name) && isIdentifier(name)

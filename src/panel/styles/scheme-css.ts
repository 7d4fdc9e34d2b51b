/** What a person has chosen counts more than what the system says. */
export const SCHEME_CSS: string = `
:host { color-scheme: var(--metamon-color-scheme, light dark); }
:host([data-scheme='light']) { color-scheme: light; }
:host([data-scheme='dark']) { color-scheme: dark; }
`

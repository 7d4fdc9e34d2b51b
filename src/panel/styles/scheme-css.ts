import { THEME_CSS } from '../../shared-ui/theme.ts'

/** The properties of the theme: for light, then for dark. */
const [light = '', dark = ''] = [...THEME_CSS.matchAll(/:host ?\{([^}]*)\}/g)].map(
  ([, properties]) => properties,
)

/** What a person has chosen counts more than what the system says. */
export const SCHEME_CSS: string = `
:host([data-scheme='light']) {${light}}
:host([data-scheme='dark']) {${dark}}
`

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const VOID = words('area base br col embed hr img input link meta param source track wbr')

const BLOCKS =
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form ' +
  'h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul'

/** For each element whose end tag may be left out: the opening tags that end it, as an HTML parser does. */
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['p', words(BLOCKS)],
  ['li', words('li')],
  ['dt', words('dt dd')],
  ['dd', words('dt dd')],
  ['option', words('option optgroup hr')],
  ['optgroup', words('optgroup hr')],
  ['tr', words('tr tbody tfoot')],
  ['td', words('td th tr tbody tfoot')],
  ['th', words('td th tr tbody tfoot')],
  ['thead', words('tbody tfoot')],
  ['tbody', words('tbody tfoot')],
  ['caption', words('thead tbody tfoot tr col colgroup')],
  ['colgroup', words('thead tbody tfoot tr')],
  ['rt', words('rt rp')],
  ['rp', words('rt rp')],
])

const DROPS_SPACE = words('table thead tbody tfoot tr colgroup select optgroup')

/** Says whether an element of HTML has neither children nor end tag. */
export const isVoidElement = (name: string): boolean => VOID.has(name)

/** Says whether an HTML parser ends the open element when it meets this opening tag. */
export const isEndedBy = (open: string, next: string): boolean => ENDED_BY.get(open)?.has(next) ?? false

/** Says whether the end tag of an element may be left out at the end of its parent. */
export const hasOptionalEnd = (name: string): boolean => ENDED_BY.has(name)

/** Says whether white space between the children of an element is no content. */
export const dropsSpace = (name: string): boolean => DROPS_SPACE.has(name)

/** Says whether the content of an element is text, in which tags mean nothing. */
export const holdsText = (name: string): boolean =>
  name === 'script' || name === 'style' || name === 'textarea'

/** Where what unified components need finds what the page has noted. */
export const PAGE_CORE: unique symbol = Symbol.for('metamon.core')

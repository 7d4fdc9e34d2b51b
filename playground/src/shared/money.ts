const format = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' })

/** Cents as a price: `250` is `€2.50`. */
export const toPrice = (cents: number): string => format.format(cents / 100)

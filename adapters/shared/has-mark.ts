/** Whether a framework has left a property on an element, under a symbol of its own with that description. */
export const hasMark = (element: Element, description: string): boolean =>
  Object.getOwnPropertySymbols(element).some((symbol) => symbol.description === description)

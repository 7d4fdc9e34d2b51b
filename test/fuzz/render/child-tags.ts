import { instancesOf, slotOf, type Slot } from '../slots.ts'

/** The elements that a parent shows its children with, a line each; every language writes them the same way. */
export const childTags = ({ framework }: Slot): string =>
  [
    ...instancesOf(slotOf(`${framework}/native`)).map((name) => `  <Native name="${name}" />`),
    ...instancesOf(slotOf(`${framework}/card`)).map((name) => `  <Card name="${name}" />`),
  ].join('\n')

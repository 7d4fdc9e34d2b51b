import type { IslandSource } from 'metamon/react'
import { element, find } from './elements.ts'

/** Shows a component in its place on the page, or says there why it cannot be shown. */
export async function show(place: string, load: () => Promise<IslandSource>): Promise<void> {
  const target = find(`[data-place='${place}']`)
  const fail = (error: unknown) => {
    target.querySelector('.place-error')?.remove()
    target.append(element('p', 'place-error', error instanceof Error ? error.message : String(error)))
  }
  try {
    const source = await load()
    source.mount(target, { props: {}, slots: {}, onError: fail })
  } catch (error) {
    fail(error)
  }
}

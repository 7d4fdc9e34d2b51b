import type { IslandSource } from 'metamon/react'
import { element, find } from './elements.ts'
import { onSettled } from './saves.ts'

const INPUT = { props: {}, slots: {} }

/**
 * Shows a component in its place on the page. What goes wrong is said there, and reported; after the next
 * save that was applied it is tried again.
 */
export async function show(place: string, load: () => Promise<IslandSource>): Promise<void> {
  const target = find(`[data-place='${place}']`)
  let problem: HTMLElement | undefined
  // What has never loaded takes no hot update either: only a new page can show it.
  let retry = () => location.reload()

  const onError = (error: unknown) => {
    problem?.remove()
    problem = element('p', 'place-error', error instanceof Error ? error.message : String(error))
    target.append(problem)
    reportError(error)
  }
  onSettled(({ detail }) => {
    if (!problem || detail.outcome !== 'applied') return
    problem.remove()
    problem = undefined
    retry()
  })
  try {
    const source = await load()
    const handle = source.mount(target, { ...INPUT, onError })
    retry = () => handle.update(INPUT)
  } catch (error) {
    onError(error)
  }
}

import { FRAMEWORKS } from '../shared/types.ts'
import { onSettled } from './saves.ts'

const DURATION_MS = 900
const stop = onSettled(({ detail }) => {
  if (detail.outcome !== 'applied' || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (const file of detail.files) {
    for (const shown of placesOf(file)) pulse(shown)
    flap(file)
  }
})

if (import.meta.hot) {
  import.meta.hot.data.stop?.()
  import.meta.hot.data.stop = stop
  import.meta.hot.accept()
}

/** Where a file is on the page: what says so itself, else the card of its folder. */
function placesOf(file: string): Element[] {
  const exact = document.querySelectorAll(`[data-file=${CSS.escape(file)}]`)
  if (exact.length > 0) return [...exact]
  const folder = FRAMEWORKS.find((framework) => file.startsWith(`src/${framework}/`))
  return folder ? [...document.querySelectorAll(`[data-place='${folder}'] .card`)] : []
}

function pulse(shown: Element): void {
  const ring = 'color-mix(in srgb, var(--accent) 60%, transparent)'
  shown.animate(
    [
      { boxShadow: `0 0 0 0 ${ring}`, backgroundColor: 'var(--accent-wash)' },
      { boxShadow: `0 0 0 8px transparent` },
    ],
    { duration: DURATION_MS, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' },
  )
}

/** The wing of the framework moves. */
function flap(file: string): void {
  const folder = FRAMEWORKS.find((framework) => file.startsWith(`src/${framework}/`))
  const wing = folder && document.querySelector(`[data-wing='${folder}']`)
  wing?.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: DURATION_MS, easing: 'ease-out' })
}

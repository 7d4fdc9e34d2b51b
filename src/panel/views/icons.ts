import { svg } from '../../shared-ui/element.ts'

/** Strokes in a square of 16, drawn in the colour of the text. */
const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  stop: 'M5.4 2.5h5.2l3 3v5l-3 3H5.4l-3-3v-5z M8 5.2v3.4 M8 10.9v.1',
  undo: 'M3 6.5h6.2a3.6 3.6 0 010 7.2H6.5 M5.8 3.5l-3 3 3 3',
  reload: 'M13 8a5 5 0 11-1.6-3.7 M13.2 2.2v3h-3',
  skip: 'M4 8h8',
  pencil: 'M3 13l.6-2.8 7-7 2.2 2.2-7 7z',
  chevron: 'M6 4l4 4-4 4',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  close: 'M4 4l8 8 M12 4l-8 8',
  pause: 'M5.5 3.5v9 M10.5 3.5v9',
  play: 'M5 3.5l7.5 4.5L5 12.5z',
  broom: 'M9.5 2.5l-2 5.5 M4.8 7.2l5.8 2.1-1.4 4.2H3.4c1-1.5 1.4-3.9 1.4-6.3z',
  sun: 'M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6z M8 1.5v1.2 M8 13.3v1.2 M1.5 8h1.2 M13.3 8h1.2 M3.4 3.4l.8.8 M11.8 11.8l.8.8 M3.4 12.6l.8-.8 M11.8 4.2l.8-.8',
  moon: 'M13 9.8A5.5 5.5 0 016.2 3a5.5 5.5 0 106.8 6.8z',
  contrast: 'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z M8 2.5v11 M10 4v8 M12 5.5v5',
  dockBottom: 'M2.5 3h11v10h-11z M2.5 9.5h11',
  dockRight: 'M2.5 3h11v10h-11z M9.5 3v10',
  external: 'M9.5 3H13v3.5 M13 3L7.5 8.5 M11 9.5V13H3V5h3.5',
  file: 'M4 2.5h5l3 3v8H4z M9 2.5v3h3',
  search: 'M7 2.8a4.2 4.2 0 100 8.4 4.2 4.2 0 000-8.4z M10.2 10.2l3.3 3.3',
  dot: 'M8 6.5a1.5 1.5 0 100 3 1.5 1.5 0 000-3z',
  flag: 'M4 14V2.5h7.5L9.8 5.3l1.7 2.7H4',
  plus: 'M8 3.5v9 M3.5 8h9',
} as const

export type IconName = keyof typeof PATHS

/** A picture beside a text that says the same: assistive technology does not meet it. */
export const icon = (name: IconName): SVGSVGElement =>
  svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }))

/** Two forms that overlap: what changes, and what stays. */
export const logo = (): SVGSVGElement =>
  svg(
    'svg',
    { class: 'logo', viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    svg('path', {
      class: 'logo-back',
      d: 'M7.5 2.5h5a5 5 0 015 5v5a5 5 0 01-5 5h-5a5 5 0 01-5-5v-5a5 5 0 015-5z',
    }),
    svg('path', { class: 'logo-front', d: 'M5.8 13.8V7.2L10 11l4.2-3.8v6.6' }),
  )

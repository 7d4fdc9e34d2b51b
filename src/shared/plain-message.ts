/**
 * The text of a message alone: without what compilers draw into it, their names before it, and the place, which is
 * told besides.
 */
export function plainMessage(message: string): string {
  const lines = message.split('\n')
  const drawing = lines.findIndex((line, index) => index > 0 && DRAWING_RE.test(line))
  const told = (drawing === -1 ? lines : lines.slice(0, drawing)).filter((line) => !NOISE_RE.test(line))
  const [first = '', ...rest] = told.join('\n').trim().split('\n')
  const text = first.replace(BEFORE_RE, '').replace(PLACE_BEHIND_RE, '')
  return text === '' ? message.trim() : [text, ...rest].join('\n')
}

/** What starts the drawing of a place in a message. The frame shows that. */
const DRAWING_RE = /^\s*(?:[╭│╰┌└]|>?\s*\d+\s*[|│]|\|\s*\^|File: \/)/

/** Nothing, what bundlers begin with, and the file alone. */
const NOISE_RE = /^(?:Transform failed with \d+ errors?:|Build failed with \d+ errors?:|\S*\/\S+\.\w+)?\s*$/

/** `[PARSE_ERROR] Error: `, `[plugin vite:vue] `, `src/Card.svelte:8:15 `, and `src/Card.tsx: ` with the place behind. */
const BEFORE_RE =
  /^(?:\[(?:plugin )?[\w@/:.-]+\]\s*(?:Error: )?)?(?:\S+:\d+:\d+:? |\S*\/\S+\.\w+: (?=.*\(\d+:\d+\)$))?/

/** `(8:15)` */
const PLACE_BEHIND_RE = /\s*\(\d+:\d+\)$/

/** The text of a message without what compilers draw into it. */
export function plainMessage(message: string): string {
  const lines = message.split('\n')
  const drawing = lines.findIndex((line, index) => index > 0 && DRAWING_RE.test(line))
  const told = (drawing === -1 ? lines : lines.slice(0, drawing)).filter((line) => !NOISE_RE.test(line))
  const text = told.join('\n').trim()
  return text.replace(/^\[[A-Z_]+\] (?:Error: )?/, '').replace(/^\[plugin [^\]]+\] /, '') || message.trim()
}

/** What starts the drawing of a place in a message. The frame shows that. */
const DRAWING_RE = /^\s*(?:[╭│╰┌└]|>?\s*\d+\s*[|│]|\|\s*\^|File: \/)/

const NOISE_RE = /^(?:Transform failed with \d+ errors?:|Build failed with \d+ errors?:)?\s*$/

import { read } from '../../unit/compiler/unified/support.ts'

/**
 * Reads a file that may be wrong in any way, and says what is wrong with what comes out: an exception,
 * a position outside of the file, a reference that is not where it says.
 *
 * @returns undefined when nothing is
 */
export function checkReading(source: string): string | undefined {
  try {
    const { file, diagnostics } = read(source)
    for (const { code, start, end, message, hint } of diagnostics) {
      if (!isInside(source, start, end)) return `${code} from ${start} to ${end} of ${source.length}`
      if (isUnfilled(source, message + hint)) return `${code}: ${message} ${hint}`
    }
    if (file === undefined) return diagnostics.length === 0 ? 'no file and no reason' : undefined
    const outside = findOutside(source, file, new Set())
    if (outside !== undefined) return outside
    // behind a syntax error the positions of the parser are its guesses
    if (diagnostics.some(({ code }) => code === 'MTM2001' || code === 'MTM2002')) return undefined
    for (const { start, end, binding, node } of file.references) {
      const text = source.slice(start, end)
      const isThere = text.startsWith(binding.name) || binding.name.endsWith(text) || text.includes('\\u')
      if (!isThere) return `${binding.name} (${node.type}) is said to be \`${text}\``
    }
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error)
  }
}

/** Something that was to be mentioned is missing; parsers may say `undefined` themselves. */
const isUnfilled = (source: string, text: string): boolean =>
  text.includes('[object') ||
  (/`undefined/.test(text) && !/= `?undefined|Initializer/i.test(text) && !source.includes('undefined'))

const isInside = (source: string, start: number, end: number): boolean =>
  Number.isInteger(start) && start >= 0 && start <= end && end <= source.length

function findOutside(source: string, value: unknown, seen: Set<object>): string | undefined {
  const pending: unknown[] = [value]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue
    seen.add(at)
    const [start, end]: unknown[] = [Reflect.get(at, 'start'), Reflect.get(at, 'end')]
    if (typeof start === 'number' && typeof end === 'number' && !isInside(source, start, end)) {
      return `${String(Reflect.get(at, 'kind') ?? Reflect.get(at, 'type'))} from ${start} to ${end} of ${source.length}`
    }
    pending.push(...Object.values(at).filter((inner) => inner !== undefined && inner !== null))
  }
  return undefined
}

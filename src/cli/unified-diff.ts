const CONTEXT_LINES = 3

/** Beyond this many pairs of lines the middle of two texts counts as replaced altogether. */
const MAXIMUM_PAIRS = 4_000_000

interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/**
 * Shows what has changed in a file, as `diff -u` does and `patch` reads.
 *
 * @param file named on both sides, behind `a/` and `b/`
 * @returns `''` for texts that are the same
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = diffLines(linesOf(before), linesOf(after))
  return [`--- a/${file}\n+++ b/${file}\n`, ...hunksOf(lines)].join('')
}

/** Lines with their line breaks. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function diffLines(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let tail = 0
  while (
    tail < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++
  }
  const same = (text: string): Line => ({ sign: ' ', text })
  return [
    ...before.slice(0, start).map(same),
    ...diffMiddle(before.slice(start, before.length - tail), after.slice(start, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** By the longest common subsequence. */
function diffMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const isHuge = before.length * after.length > MAXIMUM_PAIRS
  const lengths = isHuge ? [] : commonLengths(before, after)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [removed, added] = [before[i], after[j]]
    if (!isHuge && removed !== undefined && removed === added) {
      lines.push({ sign: ' ', text: removed })
      i++
      j++
    } else if (
      removed !== undefined &&
      (added === undefined || isHuge || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      lines.push({ sign: '-', text: removed })
      i++
    } else {
      lines.push({ sign: '+', text: added ?? '' })
      j++
    }
  }
  return lines
}

/** For each pair of offsets, how many lines the rests have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? new Uint32Array()
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

const at = (lengths: readonly Uint32Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0

function hunksOf(lines: readonly Line[]): string[] {
  const hunks: string[] = []
  for (let from = 0; from < lines.length;) {
    const first = lines.findIndex(({ sign }, index) => index >= from && sign !== ' ')
    if (first === -1) break
    let last = first
    for (let index = first; index < lines.length && index <= last + 2 * CONTEXT_LINES; index++) {
      if (lines[index]?.sign !== ' ') last = index
    }
    hunks.push(
      hunk(lines, Math.max(from, first - CONTEXT_LINES), Math.min(lines.length, last + 1 + CONTEXT_LINES)),
    )
    from = last + 1 + CONTEXT_LINES
  }
  return hunks
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const body = lines.slice(start, end)
  const range = (other: '-' | '+'): string => {
    const isOn = ({ sign }: Line): boolean => sign === ' ' || sign === other
    const [before, length] = [lines.slice(0, start).filter(isOn).length, body.filter(isOn).length]
    return length === 0 ? `${before},0` : `${before + 1},${length}`
  }
  const text = body.map((line) =>
    line.text.endsWith('\n')
      ? line.sign + line.text
      : `${line.sign}${line.text}\n\\ No newline at end of file\n`,
  )
  return `@@ -${range('-')} +${range('+')} @@\n${text.join('')}`
}

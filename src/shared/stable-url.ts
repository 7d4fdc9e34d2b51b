const VOLATILE_PARAMETER_RE = /^(?:t=\d+|import|v=[\da-f]+)$/

/** A module's url without the parts that change from one update to the next. */
export function stableUrl(url: string): string {
  const start = url.indexOf('?')
  if (start === -1) return url
  const parameters = url.slice(start + 1).split('&')
  const stable = parameters.filter((one) => !VOLATILE_PARAMETER_RE.test(one)).join('&')
  return url.slice(0, start) + (stable && `?${stable}`)
}

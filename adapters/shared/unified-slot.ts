/** What a component was given for a slot: in `slots`, or as a prop of that name. */
export function findSlot(props: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name === 'default') return props['children']
  const { slots } = props
  // Whoever passes slots passes them by name.
  return (slots as Readonly<Record<string, unknown>> | undefined)?.[name] ?? props[name]
}

type Holders = Readonly<Record<string, HTMLElement>>

/** Turns holders into props for frameworks whose slots are props: `default` becomes `children`. */
export function toSlotProps<Slot>(
  holders: Holders,
  toSlot: (holder: HTMLElement) => Slot,
): Record<string, Slot> {
  const entries = Object.entries(holders)
  return Object.fromEntries(
    entries.map(([name, holder]) => [name === 'default' ? 'children' : name, toSlot(holder)]),
  )
}

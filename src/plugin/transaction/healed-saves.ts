/** The files of saves that the watcher had dropped, until their transactions are told of. */
export interface HealedSaves {
  note(file: string): void
  /** Whether a file was healed since it was last asked for. */
  take(file: string): boolean
}

export function createHealedSaves(): HealedSaves {
  const files = new Set<string>()
  return {
    note: (file) => void files.add(file),
    take: (file) => files.delete(file),
  }
}

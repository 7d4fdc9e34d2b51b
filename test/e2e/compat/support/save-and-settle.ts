import type { MetamonApi } from 'metamon/vite'
import type { JournalEntry } from 'metamon/testing'
import type { CompatApp } from './app.ts'

/**
 * Saves, and waits until the save has settled on the side that settles saves.
 * @returns the outcome; undefined for bare Vite, which has none
 */
export async function saveAndSettle(
  app: CompatApp,
  file: string,
  save: () => Promise<void>,
): Promise<JournalEntry['outcome'] | undefined> {
  const plugin = app.server.config.plugins.find(({ name }) => name === 'metamon')
  if (!plugin) return void (await save())
  const { onSettled } = plugin.api as MetamonApi // only Metamon's own plugin has this name
  let stop: (() => void) | undefined
  const settled = new Promise<JournalEntry['outcome']>((resolve) => {
    stop = onSettled(({ files, outcome }) => files.includes(file) && resolve(outcome))
  })
  try {
    await save()
    return await settled
  } finally {
    stop?.()
  }
}

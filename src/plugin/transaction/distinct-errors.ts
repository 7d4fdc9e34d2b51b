import { plainMessage } from '../../shared/plain-message.ts'

/**
 * Errors that say different things, or the same of different files. Hooks transform as well, so that the same mistake
 * can be told twice; the later one knows its place.
 */
export function distinctErrors(errors: readonly unknown[]): readonly unknown[] {
  const told = errors.map(identify)
  return errors.filter((_, index) => !told.some((later, at) => at > index && isToldBy(told[index], later)))
}

interface Told {
  readonly text: string
  readonly file: string | undefined
}

const isToldBy = (one: Told | undefined, later: Told): boolean =>
  one?.text === later.text && (one.file === undefined || one.file === later.file)

function identify(error: unknown): Told {
  const { message, id, loc } = isFields(error) ? error : { message: error }
  const [text = ''] = plainMessage(String(message)).split('\n')
  return { text, file: (loc?.file ?? id)?.replace(/\?.*$/, '') }
}

interface Fields {
  readonly message?: unknown
  readonly id?: string
  readonly loc?: { readonly file?: string }
}

const isFields = (error: unknown): error is Fields => typeof error === 'object' && error !== null

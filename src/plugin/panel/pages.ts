import { randomUUID } from 'node:crypto'
import { PANEL_EVENTS, type JsonValue, type PageAsk, type PageTell } from '../../shared/panel-protocol.ts'
import { readTell } from './read-messages.ts'

/** A connection of Vite's hot channel. */
export interface Client {
  send(event: string, data: unknown): void
}

/** What a page has answered. */
export interface PageAnswer {
  readonly pageId: string
  readonly tell: PageTell
}

/** Without the id, which each page gets of its own. */
export type PageQuestion = PageAsk extends infer Ask
  ? Ask extends PageAsk
    ? Omit<Ask, 'request'>
    : never
  : never

/** The connected pages of the app. */
export interface Pages {
  joined(client: Client): void
  left(client: Client): void
  /** Takes a page's answer, which only the page that was asked can give, once. */
  take(message: unknown, client: Client): void
  /** Asks every page, or the one of that id. Resolves with what those say that answer in time. */
  ask(question: PageQuestion, pageId?: string): Promise<readonly PageAnswer[]>
  has(client: Client): boolean
}

/** The longest that a page may take to answer, in milliseconds. */
const ANSWER_LIMIT_MS = 2000

/** Creates the pages of one server: none is connected. */
export function createPages(): Pages {
  const ids = new Map<Client, string>()
  const open = new Map<
    string,
    { readonly client: Client; readonly answer: (tell: PageTell | undefined) => void }
  >()
  const askOne = (client: Client, question: PageQuestion): Promise<PageTell | undefined> =>
    new Promise((resolve) => {
      const request = randomUUID()
      const answer = (tell: PageTell | undefined) => {
        clearTimeout(timer)
        open.delete(request)
        resolve(tell)
      }
      const timer = setTimeout(answer, ANSWER_LIMIT_MS, undefined).unref()
      open.set(request, { client, answer })
      client.send(PANEL_EVENTS.ask, { ...question, request })
    })
  return {
    joined(client) {
      if (!ids.has(client)) ids.set(client, randomUUID())
    },
    left(client) {
      ids.delete(client)
      for (const asked of open.values()) if (asked.client === client) asked.answer(undefined)
    },
    take(message, client) {
      const tell = readTell(message)
      const asked = tell && open.get(tell.request)
      if (asked?.client === client) asked.answer(tell)
    },
    async ask(question, pageId) {
      const wanted = [...ids].filter(([, id]) => pageId === undefined || id === pageId)
      const answers = await Promise.all(
        wanted.map(async ([client, id]) => ({ pageId: id, tell: await askOne(client, question) })),
      )
      return answers.flatMap(({ pageId: id, tell }) => (tell ? [{ pageId: id, tell }] : []))
    },
    has: (client) => ids.has(client),
  }
}

/** What of an answer a panel is told; undefined for an answer to something else. */
export const toldData = ({
  tell,
}: PageAnswer): { readonly path: string; readonly data: JsonValue } | undefined =>
  'data' in tell ? { path: tell.path, data: tell.data } : undefined

import { computed, emit, on, once, signal as createSignal } from '../index.ts'

/** What scripts and templates use without an import. */
export interface Language {
  readonly signal: LanguageSignal
  readonly computed: typeof computed
  readonly emit: typeof emit
  readonly on: typeof on
  readonly once: typeof once
}

/** Makes signals, and is the way to the bus of events: `signal.emit('saved')`. */
export type LanguageSignal = typeof createSignal & Pick<Language, 'emit' | 'on' | 'once'>

/** Makes the language of one script; `subscribe` is what `on` does there. */
export function createLanguage(subscribe: typeof on): Language {
  const hear: Pick<Language, 'on' | 'once'> = {
    on: subscribe,
    once(name, handler) {
      const end = subscribe(name, (payload) => {
        end()
        handler(payload)
      })
      return end
    },
  }
  const signal = Object.assign(createSignal.bind(undefined), { emit, ...hear }) as LanguageSignal
  return { signal, computed, emit, ...hear }
}

/** `signal` as templates call it. */
export const signal: LanguageSignal = /* @__PURE__ */ Object.assign(createSignal.bind(undefined), {
  emit,
  on,
  once,
})

/** Runs in the page before anything else: `window.survival` is what the harness reads and drives it with. */
export function installProbe() {
  const TEXTS = {
    markup: 'markup',
    added: 'added',
    script: 'script',
    util: 'util',
    shared: 'shared',
    store: 'store',
    hook: 'hook',
    limit: 'limit',
    spare: 'spare',
    child: 'child-text',
  }
  const VALUES = ['count', 'object', 'extra', 'child']
  const all = (selector) => [...document.querySelectorAll(selector)]
  const textIn = (node, name) => node.querySelector(`.${name}`)?.textContent.trim() ?? null
  const inputOf = (id) => document.querySelector(`[data-name=${id}-a] input`)
  const scrollerOf = (id) => document.querySelector(`[data-name=${id}-a] .scroller`)
  const survival = {
    messages: 0,
    isConnected: false,
    lastActivityAt: performance.now(),

    /** Uses everything once, the global signal in one place. */
    use(id) {
      for (const name of [...VALUES, 'parent', 'root'])
        for (const button of all(`button.${name}`)) button.click()
      document.querySelector(`[data-name=${id}-a] button.total`)?.click()
    },

    /** Types, scrolls, focuses and selects. */
    touch(id, typed) {
      for (const input of all('[data-name] input')) {
        input.value = `${typed} in ${input.parentElement.dataset.name}`
      }
      const input = inputOf(id)
      input?.focus({ preventScroll: true })
      input?.setSelectionRange(2, 6)
      if (scrollerOf(id)) scrollerOf(id).scrollTop = 45
      window.scrollTo(0, 70)
    },

    read(id) {
      return {
        instances: Object.fromEntries(
          all('[data-name]').map((node) => [node.dataset.name, readInstance(node)]),
        ),
        parents: Object.fromEntries(
          all('[data-parent]').map((node) => [node.dataset.parent, readOuter(node, 'parent')]),
        ),
        roots: Object.fromEntries(
          all('[data-root]').map((node) => [node.dataset.root, readOuter(node, 'root')]),
        ),
        totals: [...new Set(all('button.total').map((node) => node.textContent.trim()))],
        answers: readAnswers(),
        focus: readFocus(id),
        scroll: { inner: scrollerOf(id)?.scrollTop ?? null, window: window.scrollY },
        page: {
          title: document.title,
          main: document.documentElement.dataset.main ?? null,
          config: document.documentElement.dataset.config ?? null,
        },
        hasOverlay: document.querySelector('vite-error-overlay, metamon-overlay') !== null,
      }
    },
  }
  window.survival = survival

  function readInstance(node) {
    return {
      texts: {
        ...Object.fromEntries(Object.entries(TEXTS).map(([name, found]) => [name, textIn(node, found)])),
        handler: readHandler(node),
        style: getComputedStyle(node).getPropertyValue('--edit').trim(),
      },
      values: Object.fromEntries(VALUES.map((name) => [name, textIn(node, `${name}:is(button)`)])),
      typed: node.querySelector('input')?.value ?? null,
    }
  }

  /** What a click leaves behind tells which version of the handler has run. */
  function readHandler(node) {
    delete document.documentElement.dataset.handled
    node.querySelector('.handler')?.click()
    return document.documentElement.dataset.handled ?? null
  }

  function readOuter(node, name) {
    return { text: textIn(node, `${name}-text`), count: textIn(node, `${name}:is(button)`) }
  }

  function readFocus(id) {
    const input = inputOf(id)
    if (!input || document.activeElement !== input) return null
    return { start: input.selectionStart, end: input.selectionEnd }
  }

  /** Who answers two events of the runtime and one of the window, and how often. */
  function readAnswers() {
    const { answers, emit } = window
    if (!answers) return null
    for (const name of Object.keys(answers)) delete answers[name]
    emit('ping', undefined)
    emit('pong', undefined)
    window.dispatchEvent(new Event('beat'))
    return { ...answers }
  }

  const note = () => {
    survival.lastActivityAt = performance.now()
  }
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })
  new PerformanceObserver(note).observe({ type: 'resource' })
  window.WebSocket = class extends WebSocket {
    constructor(...target) {
      super(...target)
      this.addEventListener('message', ({ data }) => {
        note()
        const { type } = JSON.parse(data)
        if (type === 'connected') survival.isConnected = true
        if (['update', 'full-reload', 'error'].includes(type)) survival.messages += 1
      })
    }
  }
}

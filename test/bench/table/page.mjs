/**
 * Runs in the page, before anything else: `window.table` does one thing with the table and measures it, from
 * the click until the document shows it and its layout is known.
 */
export function installTable() {
  const rows = () => document.querySelector('tbody').rows
  const click = (selector) => document.querySelector(selector).click()
  const cell = (row, at) => rows()[row].cells[at].textContent

  /** Each prepares the table, says what is clicked, and how it is seen that it is done. */
  const OPERATIONS = {
    create: async () => {
      if (rows().length > 0)
        await act(
          () => click('#clear'),
          () => rows().length === 0,
        )
      return [() => click('#create'), () => rows().length === 1000]
    },
    update: async () => {
      await fill()
      const label = cell(990, 1)
      return [() => click('#update'), () => cell(990, 1) !== label]
    },
    swap: async () => {
      await fill()
      const id = cell(998, 0)
      return [() => click('#swap'), () => cell(1, 0) === id]
    },
    select: async () => {
      await fill()
      const row = [...rows()].findIndex((one) => one.className !== 'danger' && one.rowIndex > 3)
      return [() => rows()[row].querySelector('.select').click(), () => rows()[row].className === 'danger']
    },
    remove: async () => {
      await fill()
      return [() => rows()[4].querySelector('.remove').click(), () => rows().length === 999]
    },
  }

  const fill = async () => {
    if (rows().length !== 1000)
      await act(
        () => click('#create'),
        () => rows().length === 1000,
      )
  }

  async function act(begin, isDone) {
    const startedAt = performance.now()
    begin()
    for (let turn = 0; !isDone(); turn += 1) {
      if (turn > 1000) throw new Error('nothing has happened')
      await (turn < 50 ? undefined : nextTask())
    }
    void document.body.offsetHeight
    return performance.now() - startedAt
  }

  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', resolve)
      port1.start()
      port2.postMessage(undefined)
    })

  window.table = {
    operations: Object.keys(OPERATIONS),
    /** Milliseconds that it takes. */
    async measure(name) {
      const [begin, isDone] = await OPERATIONS[name]()
      await nextTask()
      globalThis.gc?.()
      return act(begin, isDone)
    },
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SERVE = fileURLToPath(new URL('./serve.mjs', import.meta.url))

/** Starts the dev server of one side in a process of its own, so that nothing else is measured with it. */
export function startServerProcess(side, root, { isTraced = false } = {}) {
  const child = fork(SERVE, [side, root, ...(isTraced ? ['trace'] : [])], { execArgv: ['--expose-gc'] })
  const waiting = new Map()
  child.on('message', ({ id, answer }) => {
    waiting.get(id).resolve(answer)
    waiting.delete(id)
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the ${side} server has ended with ${code}`))
  })
  let lastId = 0
  return {
    /** Asks for one of the answers of `serve.mjs`. */
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, { resolve, reject })
        child.send({ id: lastId, question })
      }),
    async stop() {
      if (child.exitCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** Rounds after which a component that changes in every frame is taken as it is. */
const MAXIMUM_ROUNDS = 20

/** Resolves when a frame and the tasks behind it have gone by without a change of the document. */
export async function settle(root: Node): Promise<void> {
  let isChanged = false
  const observer = new MutationObserver(() => {
    isChanged = true
  })
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    isChanged = false
    await nextFrame()
    await nextTask()
    if (!isChanged) break
  }
  observer.disconnect()
}

const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve)
  })

/** Behind the tasks that frameworks have queued in the frame: they use message channels as well. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })

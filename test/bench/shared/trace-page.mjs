/** Runs in the page before anything else: notes each step of an update with its time in `window.steps`. */
export function tracePage() {
  const now = () => performance.timeOrigin + performance.now()
  const note = (step, at = now()) => void window.steps.push({ step, at })
  window.steps = []
  const toStep = ({ type, event }) => `received ${type === 'custom' ? event : type}`
  window.WebSocket = class extends WebSocket {
    constructor(...target) {
      super(...target)
      this.addEventListener('message', ({ data }) => note(toStep(JSON.parse(data))))
    }
    send(data) {
      const { event } = JSON.parse(data)
      if (event?.startsWith('metamon:')) note(`reported ${event}`)
      super.send(data)
    }
  }
  performance.setResourceTimingBufferSize(100_000)
  const fetched = ({ name, startTime, responseEnd }) => {
    if (!/[?&]t=\d/.test(name)) return
    note('fetch', performance.timeOrigin + startTime)
    note('fetched', performance.timeOrigin + responseEnd)
  }
  new PerformanceObserver((list) => list.getEntries().forEach(fetched)).observe({ type: 'resource' })
}

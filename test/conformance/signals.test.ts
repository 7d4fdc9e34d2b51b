import { batch, computed, signal } from 'metamon'
import { describe, expect, test } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventually, signalCount, stage } from './support.ts'

describe.each(harnesses)('useSignal in $framework', ({ framework, signalReader, keyedReader }) => {
  const key = (name: string) => `signals:${framework}:${name}`

  test('shows the initial value', async () => {
    const { findByRole } = stage(signalReader, { signal: signal(7) })
    expect((await findByRole('status')).textContent).toBe('7')
  })

  test('follows writes from outside', async () => {
    const total = signal(1)
    const { findByText } = stage(signalReader, { signal: total })
    await findByText('1')
    total.set(2)
    await findByText('2')
    total.value = 3
    await findByText('3')
  })

  test('writes through the binding', async () => {
    const total = signal(1)
    const { findByText, press } = stage(signalReader, { signal: total })
    await findByText('1')
    press('write')
    await findByText('2')
    expect(total.peek()).toBe(2)
  })

  test('keeps two components in step', async () => {
    const total = signal(1)
    const [left, right] = [stage(signalReader, { signal: total }), stage(signalReader, { signal: total })]
    await left.findByText('1')
    await right.findByText('1')
    left.press('write')
    await eventually(() => {
      left.getByText('2')
      right.getByText('2')
    })
  })

  test('follows a computed signal', async () => {
    const total = signal(1)
    const { findByText } = stage(signalReader, { signal: computed(() => total.value * 2) })
    await findByText('2')
    total.set(4)
    await findByText('8')
  })

  test('creates a global signal for a key, and finds the one that exists', async () => {
    const [first, second] = [key('created'), key('existing')]
    signal(second, 40)
    const { findByText } = stage(keyedReader, { first, second })
    await findByText('1+40')
    signal(first, 0).set(5)
    await findByText('5+40')
  })

  test('never shows half of a batch', async () => {
    const [first, second] = [key('left'), key('right')]
    const { findByText, getByRole } = stage(keyedReader, { first, second })
    await findByText('1+2')
    const output = getByRole('status')
    const seen: (string | null)[] = []
    const observer = new MutationObserver(() => seen.push(output.textContent))
    observer.observe(output, { characterData: true, childList: true, subtree: true })
    batch(() => {
      signal(first, 0).set(10)
      signal(second, 0).set(20)
    })
    await eventually(() => expect(seen).toEqual(['10+20']))
    observer.disconnect()
  })

  test('subscribes once per binding, and not at all after the component is gone', async () => {
    const [first, second] = [key('counted'), key('counted too')]
    const counts = () => [signalCount(first), signalCount(second)]
    const { findByText, unmount } = stage(keyedReader, { first, second })
    await eventually(() => expect(counts()).toEqual([1, 1]))
    signal(first, 0).set(5)
    await findByText('5+2')
    expect(counts()).toEqual([1, 1])
    unmount()
    await eventually(() => expect(counts()).toEqual([0, 0]))
  })
})

describe.each(harnesses)(
  'a component in $framework that is handed another signal',
  ({ framework, ...one }) => {
    const key = (name: string) => `signals:${framework}:handed:${name}`
    /** Setup runs once in the others, and takes its source from the first props. */
    const follows = framework === 'react'

    test(follows ? 'follows the new signal only' : 'stays with the first', async () => {
      const [first, second] = [signal(1), signal(100)]
      const { findByText, press, update } = stage(one.signalReader, { signal: first })
      await findByText('1')
      update({ signal: second })
      if (follows) await findByText('100')
      press('write')
      await findByText(follows ? '101' : '2')
      expect([first.peek(), second.peek()]).toEqual(follows ? [1, 101] : [2, 100])
      first.set(50)
      second.set(200)
      await findByText(follows ? '200' : '50')
    })

    test(follows ? 'moves its subscription with the key' : 'keeps its subscription', async () => {
      const [first, second, other] = [key('first'), key('second'), key('other')]
      const counts = () => [first, second, other].map(signalCount)
      signal(other, 30)
      const { findByText, update } = stage(one.keyedReader, { first, second })
      await eventually(() => expect(counts()).toEqual([1, 1, 0]))
      update({ first: other, second })
      if (follows) await findByText('30+2')
      signal(second, 0).set(9)
      await findByText(follows ? '30+9' : '1+9')
      expect(counts()).toEqual(follows ? [0, 1, 1] : [1, 1, 0])
    })
  },
)

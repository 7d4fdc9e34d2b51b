import { batch, computed, signal } from 'metamon'
import { describe, expect, test } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventually, signalCount, stage } from './support.ts'

describe.each(harnesses)('useSignal in $framework', ({ framework, signalReader, keyedReader }) => {
  const key = (name: string) => `signals:${framework}:${name}`

  test('shows the initial value', async () => {
    const { text } = stage(signalReader, { signal: signal(7) })
    await eventually(() => text('output')).toBe('7')
  })

  test('follows writes from outside', async () => {
    const total = signal(1)
    const { text } = stage(signalReader, { signal: total })
    await eventually(() => text('output')).toBe('1')
    total.set(2)
    await eventually(() => text('output')).toBe('2')
    total.value = 3
    await eventually(() => text('output')).toBe('3')
  })

  test('writes through the binding', async () => {
    const total = signal(1)
    const { text, click } = stage(signalReader, { signal: total })
    await eventually(() => text('output')).toBe('1')
    click('button')
    await eventually(() => text('output')).toBe('2')
    expect(total.peek()).toBe(2)
  })

  test('keeps two components in step', async () => {
    const total = signal(1)
    const [left, right] = [stage(signalReader, { signal: total }), stage(signalReader, { signal: total })]
    await eventually(() => right.text('output')).toBe('1')
    left.click('button')
    await eventually(() => [left.text('output'), right.text('output')]).toEqual(['2', '2'])
  })

  test('follows a computed signal', async () => {
    const total = signal(1)
    const { text } = stage(signalReader, { signal: computed(() => total.value * 2) })
    await eventually(() => text('output')).toBe('2')
    total.set(4)
    await eventually(() => text('output')).toBe('8')
  })

  test('creates a global signal for a key, and finds the one that exists', async () => {
    const [first, second] = [key('created'), key('existing')]
    signal(second, 40)
    const { text } = stage(keyedReader, { first, second })
    await eventually(() => text('output')).toBe('1+40')
    signal(first, 0).set(5)
    await eventually(() => text('output')).toBe('5+40')
  })

  test('never shows half of a batch', async () => {
    const [first, second] = [key('left'), key('right')]
    const { text, find } = stage(keyedReader, { first, second })
    await eventually(() => text('output')).toBe('1+2')
    const seen: (string | null)[] = []
    const observer = new MutationObserver(() => seen.push(find('output').textContent))
    observer.observe(find('output'), { characterData: true, childList: true, subtree: true })
    batch(() => {
      signal(first, 0).set(10)
      signal(second, 0).set(20)
    })
    await eventually(() => seen).toEqual(['10+20'])
    observer.disconnect()
  })

  test('subscribes once per binding, and not at all after the component is gone', async () => {
    const [first, second] = [key('counted'), key('counted too')]
    const mounted = stage(keyedReader, { first, second })
    await eventually(() => [signalCount(first), signalCount(second)]).toEqual([1, 1])
    signal(first, 0).set(5)
    await eventually(() => mounted.text('output')).toBe('5+2')
    expect([signalCount(first), signalCount(second)]).toEqual([1, 1])
    mounted.unmount()
    await eventually(() => [signalCount(first), signalCount(second)]).toEqual([0, 0])
  })
})

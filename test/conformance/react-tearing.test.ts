import { batch, emit, signal } from 'metamon'
import { createElement, startTransition, StrictMode, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { useEvent, useSignal } from 'metamon/react'
import { expect, onTestFinished, test } from 'vitest'
import { createContainer, eventCount, eventually, queriesOf, signalCount, type Screen } from './support.ts'

function render(node: ReactNode) {
  const container = createContainer()
  const root = createRoot(container)
  onTestFinished(() => root.unmount())
  flushSync(() => root.render(createElement(StrictMode, null, node)))
  return { ...queriesOf(container), root }
}

const readings = ({ queryAllByRole }: Screen) => queryAllByRole('status').map((one) => one.textContent)

test('subscribes exactly once under StrictMode', async () => {
  const heard: unknown[] = []
  const counts = () => [signalCount('strict:signal'), eventCount('strict:event')]
  function Both() {
    useSignal('strict:signal', 0)
    useEvent('strict:event', (payload) => heard.push(payload))
    return null
  }
  const { root } = render(createElement(Both))
  await eventually(() => expect(counts()).toEqual([1, 1]))
  emit('strict:event', 'a')
  expect(heard).toEqual(['a'])
  root.unmount()
  await eventually(() => expect(counts()).toEqual([0, 0]))
})

test('shows one value in all readers when a write comes in the middle of a transition', async () => {
  const total = signal(0)
  const commits: string[][] = []
  let open = () => {}
  function Reader({ index }: { readonly index: number }) {
    const [value] = useSignal(total)
    // Longer than a time slice, so that React gives way after this reader, and the write comes then.
    for (const end = performance.now() + 6; performance.now() < end;);
    if (index === 4) queueMicrotask(() => total.set(1))
    return createElement('output', null, value)
  }
  function App() {
    const [isOpen, setOpen] = useState(false)
    open = () => startTransition(() => setOpen(true))
    return isOpen && Array.from({ length: 10 }, (_, index) => createElement(Reader, { key: index, index }))
  }
  const screen = render(createElement(App))
  const observer = new MutationObserver(() => commits.push([...new Set(readings(screen))]))
  observer.observe(screen.container, { subtree: true, characterData: true, childList: true })
  open()
  await eventually(() => expect(readings(screen)).toEqual(Array.from({ length: 10 }, () => '1')))
  observer.disconnect()
  expect(commits.filter((values) => values.length > 1)).toEqual([])
})

test('renders once for a batch, and keeps the setter', async () => {
  const [left, right] = [signal(1), signal(2)]
  const setters = new Set<unknown>()
  const sums: number[] = []
  function Sum() {
    const [first, setFirst] = useSignal(left)
    const [second] = useSignal(right)
    setters.add(setFirst)
    sums.push(first + second)
    return createElement('button', { onClick: () => setFirst((previous) => previous + 1) }, first + second)
  }
  const { findByRole, press } = render(createElement(Sum))
  const rendersBefore = sums.length
  const settersBefore = setters.size
  batch(() => {
    left.set(10)
    right.set(20)
  })
  await findByRole('button', { name: '30' })
  press('30')
  await findByRole('button', { name: '31' })
  expect(new Set(sums.slice(rendersBefore))).toEqual(new Set([30, 31]))
  expect(setters.size).toBe(settersBefore)
})

import { emit } from 'metamon'
import { describe, expect, test } from 'vitest'
import { harnesses } from './components/index.ts'
import { eventCount, eventually, stage } from './support.ts'

describe.each(harnesses)('useEvent in $framework', ({ framework, eventListener }) => {
  const listen = async (name: string) => {
    const heard: string[] = []
    const props = { name, onHeard: (text: string) => heard.push(text) }
    const mounted = stage(eventListener, { ...props, label: 'first' })
    await eventually(() => expect(eventCount(name)).toBe(1))
    return { heard, mounted, relabel: (label: string) => mounted.update({ ...props, label }) }
  }

  test('calls the handler once per event', async () => {
    const name = `events:${framework}:once`
    const { heard } = await listen(name)
    emit(name, 'a')
    emit(name, 'b')
    expect(heard).toEqual(['first:a', 'first:b'])
  })

  test('calls the latest handler, without subscribing again', async () => {
    const name = `events:${framework}:latest`
    const { heard, mounted, relabel } = await listen(name)
    relabel('second')
    await mounted.findByText('second')
    emit(name, 'a')
    expect(heard).toEqual(['second:a'])
    expect(eventCount(name)).toBe(1)
  })

  test('stops with the component', async () => {
    const name = `events:${framework}:unmount`
    const { heard, mounted } = await listen(name)
    mounted.unmount()
    await eventually(() => expect(eventCount(name)).toBe(0))
    emit(name, 'a')
    expect(heard).toEqual([])
  })
})

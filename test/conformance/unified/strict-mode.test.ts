import { emit, on } from 'metamon'
import { createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import components from 'virtual:unified-components'
import { createContainer, eventually, eventCount, queriesOf } from '../support.ts'

test('lives once in the strict mode of React, which mounts everything twice', async () => {
  const heard: string[] = []
  onTestFinished(on('conformance:life', (what) => void heard.push(String(what))))
  const view = await components['Child']?.['react']?.()
  const container = createContainer()
  const root = createRoot(container)
  root.render(createElement(StrictMode, null, createElement(view!.default, { name: 'Ada' } as never)))
  await eventually(() => expect(heard).toEqual(['Ada init name', 'Ada mount']))
  expect(eventCount('conformance:ping')).toBe(1)
  emit('conformance:ping')
  expect(heard.splice(0)).toEqual(['Ada init name', 'Ada mount', 'Ada pinged'])
  await queriesOf(container).findByText('hello Ada')
  root.unmount()
  await eventually(() => expect(heard).toEqual(['Ada destroy', 'Ada cleanup']))
  expect(eventCount('conformance:ping')).toBe(0)
})

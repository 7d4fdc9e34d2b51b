import { createElement, createRef, useImperativeHandle, type Ref } from 'react'
import { createRoot } from 'react-dom/client'
import { mount, unmount } from 'svelte'
import { createApp, defineComponent, h, shallowRef } from 'vue'
import { expect, onTestFinished, test } from 'vitest'
import { createHost as createReactHost } from '../../adapters/react/host.ts'
import { createHost as createSvelteHost } from '../../adapters/svelte/host.ts'
import { createHost as createVueHost } from '../../adapters/vue/host.ts'
import { island as reactIsland } from 'metamon/react'
import { island as svelteIsland } from 'metamon/svelte'
import { island as vueIsland } from 'metamon/vue'
import Exporting from './components/svelte/exporting.svelte'
import { createContainer, eventually } from './support.ts'

interface Handle {
  focusFirst(): string
}

test('a ref to a React host reaches the shown component', async () => {
  const host = createReactHost('Field')
  host.show(
    reactIsland(({ ref }: { ref: Ref<Handle> }) => {
      useImperativeHandle(ref, () => ({ focusFirst: () => 'focused' }))
      return null
    }),
  )
  const ref = createRef<Handle>()
  const root = createRoot(createContainer())
  onTestFinished(() => root.unmount())
  root.render(createElement(host.component, { ref }))
  await eventually(() => expect(ref.current?.focusFirst()).toBe('focused'))
})

test('a template ref to a Vue host reaches what the shown component exposes', () => {
  const host = createVueHost('Field')
  host.show(
    vueIsland(
      defineComponent({
        setup(_props, { expose }) {
          expose({ focusFirst: () => 'focused' })
          return () => h('input')
        },
      }),
    ),
  )
  const handle = shallowRef<Handle & { $el: Element }>()
  const app = createApp({ setup: () => () => h(host.component, { ref: handle }) })
  onTestFinished(() => app.unmount())
  app.mount(createContainer())
  expect(handle.value?.focusFirst()).toBe('focused')
  expect(handle.value?.$el.tagName).toBe('INPUT')
})

test('the instance of a Svelte host has what the shown component exports', async () => {
  const host = createSvelteHost('Field')
  host.show(svelteIsland(Exporting))
  const instance = mount(host.component, { target: createContainer(), props: {} })
  onTestFinished(() => unmount(instance))
  await eventually(() => expect((instance as Partial<Handle>).focusFirst?.()).toBe('focused'))
})

/** `?react` mounts React's own table, `?react&unified` the unified one, compiled to React. */
const query = new URLSearchParams(location.search)
const place = document.querySelector('#place')

const unified = import.meta.glob('./*/Table.mtm')

const native = {
  async react() {
    const [{ createElement }, { createRoot }, { default: Table }] = await Promise.all([
      import('react'),
      import('react-dom/client'),
      import('./ReactTable.react.tsx'),
    ])
    createRoot(place).render(createElement(Table))
  },
  async vue() {
    const [{ createApp }, { default: Table }] = await Promise.all([import('vue'), import('./VueTable.vue')])
    createApp(Table).mount(place)
  },
  async svelte() {
    const [{ mount }, { default: Table }] = await Promise.all([
      import('svelte'),
      import('./SvelteTable.svelte'),
    ])
    mount(Table, { target: place })
  },
  async solid() {
    const [{ createComponent, render }, { default: Table }] = await Promise.all([
      import('solid-js/web'),
      import('./SolidTable.solid.tsx'),
    ])
    render(() => createComponent(Table, {}), place)
  },
}

const [framework = ''] = query.keys()
if (query.has('unified')) (await unified[`./${framework}/Table.mtm`]()).mount(place)
else await native[framework]()

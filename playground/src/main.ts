import { island as reactIsland } from 'metamon/react'
import { island as solidIsland } from 'metamon/solid'
import { island as svelteIsland } from 'metamon/svelte'
import { island as vueIsland } from 'metamon/vue'
import './page/break-bar.ts'
import './page/cart.ts'
import './page/event-log.ts'
import './page/examples.ts'
import './page/open-in-editor.ts'
import './page/pulse.ts'
import './page/save-log.ts'
import { show } from './page/show.ts'

// Each on its own: a file that does not load leaves the three others, and the bar that repairs it, at work.
void show('react', async () => reactIsland((await import('./react/ReactCard.tsx')).ReactCard))
void show('vue', async () => vueIsland((await import('./vue/VueCard.vue')).default))
void show('svelte', async () => svelteIsland((await import('./svelte/SvelteCard.svelte')).default))
void show('solid', async () => solidIsland((await import('./solid/SolidCard.solid.tsx')).SolidCard))
void show('nest', async () => reactIsland((await import('./react/ReactNest.tsx')).ReactNest))

void show('counter', async () => (await import('./examples/Counter.mtm')).default)
void show('theme', async () => (await import('./examples/ThemeToggle.mtm')).default)
void show('todo', async () => (await import('./examples/TodoList.mtm')).default)
void show('form', async () => (await import('./examples/SignUp.mtm')).default)
void show('table', async () => (await import('./examples/DataTable.mtm')).default)
void show('layout', async () => (await import('./examples/PageLayout.mtm')).default)

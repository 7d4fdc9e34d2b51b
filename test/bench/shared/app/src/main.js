import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createComponent, render } from 'solid-js/web'
import { mount } from 'svelte'
import { createApp } from 'vue'
import ReactApp from './react/App'
import SolidApp from './solid/App.solid'
import SvelteApp from './svelte/App.svelte'
import VueApp from './vue/App.vue'

const place = (id) => document.getElementById(id)
createRoot(place('react')).render(createElement(ReactApp))
createApp(VueApp).mount(place('vue'))
mount(SvelteApp, { target: place('svelte') })
render(() => createComponent(SolidApp, {}), place('solid'))

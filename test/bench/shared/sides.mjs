import vue from '@vitejs/plugin-vue'
import react from '@vitejs/plugin-react'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import metamon from 'metamon/vite'
import solidRefresh from 'solid-refresh/babel'
import solid from 'vite-plugin-solid'

/** The two that are compared: Vite with the official plugins alone, and the same plugins with Metamon. */
export const SIDES = ['bare', 'metamon']

export const FRAMEWORKS = ['react', 'vue', 'svelte', 'solid']

const SOLID_RE = /\.solid\.tsx$/

/** The plugins of a side. The bare one sets the official plugins up as Metamon does it. */
export const PLUGINS = {
  bare: () => [
    solid({
      include: SOLID_RE,
      hot: false,
      babel: (_source, id) =>
        id.includes('/node_modules/') ? {} : { plugins: [[solidRefresh, { bundler: 'vite' }]] },
    }),
    react({ jsxImportSource: 'react', exclude: [/\/node_modules\//, SOLID_RE] }),
    vue(),
    svelte(),
  ],
  metamon: () => [metamon({ frameworks: FRAMEWORKS, jsx: { 'src/react': 'react' }, logLevel: 'silent' })],
}

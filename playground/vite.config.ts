import { relative } from 'node:path'
import metamon from 'metamon/vite'
import { defineConfig } from 'vite'
import { breakIt } from './plugins/break-it.ts'

// What the editor is told, and what a visitor reads: paths from where the server was started.
const folder = relative(process.cwd(), import.meta.dirname)

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    // The page says itself what is wrong, and its buttons must stay within reach.
    metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'], showErrorOverlay: false }),
    breakIt(),
  ],
  define: {
    'import.meta.env.PLAYGROUND_FOLDER': JSON.stringify(folder && `${folder}/`),
  },
})

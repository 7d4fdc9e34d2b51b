import { relative } from 'node:path'
import metamon from 'metamon/vite'
import { defineConfig } from 'vite'
import { breakIt } from './plugins/break-it.ts'

// What the editor is told, and what a visitor reads: paths from where the server was started.
const folder = relative(process.cwd(), import.meta.dirname)

export default defineConfig({
  root: import.meta.dirname,
  plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] }), breakIt()],
  // The page says itself what is wrong, and its buttons must stay within reach.
  server: { hmr: { overlay: false } },
  define: {
    'import.meta.env.PLAYGROUND_FOLDER': JSON.stringify(folder && `${folder}/`),
  },
})

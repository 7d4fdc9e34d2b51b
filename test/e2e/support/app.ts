/** A Vite config with the plugin, as text. `react` and `solid` may be used in `plugins`. */
export const configText = (options: string, plugins = ''): string => `import metamon from 'metamon/vite'
import react from '@vitejs/plugin-react'
import solid from 'vite-plugin-solid'
export default { plugins: [metamon(${options}), ${plugins}] }
void react, void solid`

/** A page that loads `src/main.ts`. */
export const PAGE =
  '<!doctype html><link rel="icon" href="data:," /><body><div id="app"></div><script type="module" src="/src/main.ts"></script></body>'

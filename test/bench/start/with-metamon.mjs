import metamon from 'metamon/vite'

/** The same plugins, by Metamon. */
export const create = () => [
  metamon({
    frameworks: ['react', 'vue', 'svelte', 'solid'],
    jsx: { 'src/react': 'react' },
    logLevel: 'silent',
  }),
]

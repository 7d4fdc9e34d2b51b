/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The folder of the playground, relative to where the server was started; with a slash at its end. */
  readonly PLAYGROUND_FOLDER: string
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}

/**
 * The page of the panel: nothing is in it but the module that shows everything.
 * @param base the path that the app is served under
 */
export const pageHtml = (base: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Metamon</title>
    <link rel="icon" href="data:," />
    <script type="module" src="${escape(base)}@id/virtual:metamon/panel-page"></script>
  </head>
  <body></body>
</html>
`

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** The one thing that only pages of the same origin may know. As a script of any other kind it is an error. */
export const keyModule = (token: string): string => `export const token = ${JSON.stringify(token)}\n`

/**
 * What the page runs. Reloads are for pages of the app: Vite's client does not reload what it takes for another page.
 * @param panelFile the built panel
 * @param base the path that the app is served under
 */
export const pageModule = (
  panelFile: string,
  base: string,
): string => `import { startPanelPage } from ${JSON.stringify(panelFile)}
import.meta.hot.on('vite:beforeFullReload', async (payload) => { payload.path = '/__metamon/none.html' })
const key = ${JSON.stringify(`${base}__metamon/key.js`)}
const { token } = await import(/* @vite-ignore */ key)
startPanelPage({ hot: import.meta.hot, token, base: ${JSON.stringify(base)} })
`

import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { expect, it } from 'vitest'
import { onBothSides } from './support/sides.ts'

/** Fills a stylesheet from another file, and watches that file. */
const watchedColor: Plugin = {
  name: 'compat:watched-color',
  enforce: 'pre',
  transform: {
    filter: { id: /\/watched\.css$/ },
    async handler(code, id) {
      const file = id.replace('watched.css', 'color.txt')
      this.addWatchFile(file)
      return code.replace('__COLOR__', (await readFile(file, 'utf8')).trim())
    },
  },
}

const SPACED_PAGE = 'html/späte seite.html'
const PAGE_TEXT =
  '<link rel="icon" href="data:," /><p>text a</p><script type="module">console.log("start")</script>'

const isColor = (selector: string, color: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).color === ${JSON.stringify(color)}`
const RED = 'rgb(255, 0, 0)'
const BLUE = 'rgb(0, 0, 255)'

onBothSides(
  (context) => {
    it.each([
      ['an imported stylesheet', '.plain', 'styles/plain.css'],
      ['a stylesheet that another one imports', '.imported', 'styles/imported.css'],
      ['a stylesheet that a plugin fills from a file that it watches', '.watched', 'styles/color.txt'],
    ])('updates %s without evaluating any script', async (_, selector, file) => {
      const page = await context.app.open('styles/')
      await page.until(isColor(selector, RED))
      await page.heard()

      await context.app.edit(file, 'red', 'blue')
      await page.until(isColor(selector, BLUE))
      expect(await page.heard()).toEqual([])
    })

    it('updates a CSS module with the module that imports it', async () => {
      const page = await context.app.open('styles/')
      await page.until(isColor('.module', RED))
      await page.heard()

      await context.app.edit('styles/box.module.css', 'red', 'blue')
      expect(await page.heard('accept module')).toEqual(['evaluate module box', 'accept module'])
      await page.until(isColor('.module', BLUE))
      await context.app.edit('styles/box.module.css', '.box', '.other {\n}\n\n.box')
      expect(await page.heard('accept module')).toEqual(['evaluate module other,box', 'accept module'])
    })

    it('swaps the tag of a linked stylesheet and keeps its query', async () => {
      const page = await context.app.open('styles/')
      await page.until(isColor('.linked', RED))
      await page.heard()
      await page.evaluate('window.oldLink = document.querySelector("link[rel=stylesheet]")')

      await context.app.edit('styles/linked.css', 'red', 'blue')
      await page.until(isColor('.linked', BLUE))
      await page.until('!oldLink.isConnected')
      const href = await page.evaluate(
        '[...document.querySelectorAll("link[rel=stylesheet]")].map((one) => one.getAttribute("href")).join()',
      )
      expect(href).toMatch(/\/styles\/linked\.css\?query(=)?&t=\d{13}$/)
      expect(await page.heard()).toEqual([])
    })

    it('reloads the page for a style in the html itself', async () => {
      const page = await context.app.open('styles/')
      await page.until(isColor('.inline', RED))
      await page.heard()

      await context.app.edit('styles/index.html', 'color: red', 'color: blue')
      await page.until(isColor('.inline', BLUE))
    })

    it('reloads the page whose html has changed, and no other', async () => {
      const page = await context.app.open('html/')
      expect(await page.heard()).toEqual(['start'])

      await context.app.edit('html/other.html', 'other', 'another')
      expect(await page.heard()).toEqual(['vite:beforeFullReload'])
      await context.app.edit('html/index.html', 'text a', 'text b')
      expect(await page.heard('start')).toEqual(['vite:beforeFullReload', 'start'])
      await page.until('document.querySelector("p").textContent === "text b"')
    })

    it('reloads a page whose path has to be encoded', async () => {
      const page = await context.app.open(encodeURI(SPACED_PAGE))
      expect(await page.heard()).toEqual(['start'])

      await context.app.edit(SPACED_PAGE, 'text a', 'text b')
      expect(await page.heard('start')).toEqual(['vite:beforeFullReload', 'start'])
    })

    it('evaluates a module with import.meta.glob again when files come and go', async () => {
      const page = await context.app.open('glob/')
      expect(await page.heard()).toEqual(['eager a', 'lazy ./lazy/a.js', 'start'])

      await context.app.save('glob/eager/b.js', "export const value = 'b'\n")
      expect(await page.heard('eager a,b')).toEqual(['eager a,b'])
      await context.app.edit('glob/eager/b.js', "'b'", "'c'")
      expect(await page.heard('eager a,c')).toEqual(['eager a,c'])
      await context.app.remove('glob/eager/b.js')
      expect(await page.heard('eager a')).toEqual(['eager a'])

      await context.app.save('glob/lazy/b.js', "export const value = 'b'\n")
      expect(await page.heard('lazy ./lazy/a.js,./lazy/b.js')).toEqual(['lazy ./lazy/a.js,./lazy/b.js'])
      await context.app.remove('glob/lazy/b.js')
      expect(await page.heard('lazy ./lazy/a.js')).toEqual(['lazy ./lazy/a.js'])
    })

    it('ignores a new file that import.meta.glob excludes', async () => {
      const page = await context.app.open('glob/')
      await page.heard()

      await context.app.save('glob/eager/b.test.js', "export const value = 'b'\n")
      expect(await page.heard()).toEqual([])
    })

    it.each([
      ['JSON', 'assets/data.json', '"a"', '"b"', 'json b 1'],
      ['the address of an asset', 'assets/icon.svg', 'first', 'second', 'url /assets/icon.svg fresh second'],
      ['an inlined asset', 'assets/icon-inlined.svg', 'first', 'second', 'inlined true second'],
      ['raw text', 'assets/note.txt', 'first', 'second', 'raw second'],
    ])('evaluates a module that imports %s again', async (_, file, from, to, message) => {
      const page = await context.app.open('assets/')
      await page.heard('worker a')

      await context.app.edit(file, from, to)
      expect(await page.heard(message)).toEqual([message])
    })

    it('reloads the page for a web worker', async () => {
      const page = await context.app.open('assets/')
      await page.heard('worker a')

      await context.app.edit('assets/worker.js', "'a'", "'b'")
      expect(await page.heard('worker b')).toContain('vite:beforeFullReload')
    })
  },
  { plugins: () => [watchedColor], files: { [SPACED_PAGE]: PAGE_TEXT } },
)

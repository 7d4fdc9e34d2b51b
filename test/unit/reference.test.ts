import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { referencePages } from '../../.config/reference/index.ts'

const folder = new URL('../../compiler/reference/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const pages = referencePages()

describe('the reference', () => {
  it.each(Object.keys(pages))('has in %s what the compiler says today: `npm run reference`', (name) => {
    expect(read(name)).toBe(pages[name])
  })

  it('has no page that nothing writes', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort())
  })

  it('leads only to places that exist', () => {
    for (const [name, text] of Object.entries(pages))
      for (const [, file, anchor] of text.matchAll(/\]\(([\w-]+\.md)(?:#([\w.-]+))?\)/g)) {
        const titles = [...(pages[file!] ?? '').matchAll(/^## (.+)$/gm)].map(([, title]) =>
          title!.toLowerCase(),
        )
        expect(Object.keys(pages), name).toContain(file)
        const anchors = titles.map((title) => title.replaceAll(/[^\w\- ]/g, '').replaceAll(' ', '-'))
        const own = [...(pages[file!] ?? '').matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)
        if (anchor) expect([...anchors, ...own]).toContain(anchor)
      }
  })
})

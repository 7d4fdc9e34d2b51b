import { find } from './elements.ts'

const NOTICE_MS = 4000
const listening = new AbortController()

document.addEventListener('click', openClicked, { signal: listening.signal })

if (import.meta.hot) {
  import.meta.hot.data.stop?.()
  import.meta.hot.data.stop = () => listening.abort()
  import.meta.hot.accept()
}

function openClicked({ target }: MouseEvent): void {
  const path = target instanceof Element && target.closest<HTMLElement>('[data-open]')?.dataset.open
  if (path) void open(import.meta.env.PLAYGROUND_FOLDER + path)
}

async function open(path: string): Promise<void> {
  try {
    const response = await fetch(`/__open-in-editor?file=${encodeURIComponent(path)}`)
    if (!response.ok) throw new Error(`the dev server answered ${response.status}`)
    notify(`Asked your editor to open ${path}`)
  } catch (error) {
    notify(`Cannot open ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function notify(text: string): void {
  const notice = find('[data-notice]')
  notice.textContent = text
  setTimeout(() => {
    if (notice.textContent === text) notice.textContent = ''
  }, NOTICE_MS)
}

import { describe, expect, it, vi } from 'vitest'
import { createPlace, type Tree } from './dom-page.ts'

describe('details', () => {
  it('are closed where the user has closed those that the markup shows open', async () => {
    const { state, show, find } = createPlace()
    const tree: Tree = [
      ['details', { class: 'a', open: '' }, [['summary']]],
      ['details', { class: 'b', open: '' }, [['summary']]],
      ['details', { class: 'c' }, [['summary']]],
    ]
    show(tree)
    const opened = new Promise((resolve) => find('.c').addEventListener('toggle', resolve))
    find<HTMLDetailsElement>('.a').open = false
    find<HTMLDetailsElement>('.c').open = true
    await opened
    const snapshot = state.capture()
    show(tree)
    snapshot.restore()
    const open = [...document.querySelectorAll<HTMLDetailsElement>('#place details')].map((one) => one.open)
    expect(open).toEqual([false, true, true])
  })
})

describe('a dialog', () => {
  const DIALOG: Tree = [
    ['input', { class: 'outside' }],
    ['dialog', {}, [['button'], ['input']]],
  ]

  it('is modal again, with the focus where it was', () => {
    const { state, show, find } = createPlace()
    show(DIALOG)
    find<HTMLDialogElement>('dialog').showModal()
    find<HTMLInputElement>('dialog input').focus()
    const snapshot = state.capture()
    show(DIALOG)
    snapshot.restore()
    expect(find('dialog').matches(':modal')).toBe(true)
    expect(document.activeElement).toBe(find('dialog input'))
    find<HTMLDialogElement>('dialog').close()
  })

  it('is open without being modal, or closed, as it was', () => {
    const { state, show, find } = createPlace()
    show([
      ['dialog', { class: 'a' }],
      ['dialog', { class: 'b' }],
    ])
    find<HTMLDialogElement>('.a').show()
    const snapshot = state.capture()
    show([
      ['dialog', { class: 'a' }],
      ['dialog', { class: 'b' }],
    ])
    snapshot.restore()
    expect(find<HTMLDialogElement>('.a').open).toBe(true)
    expect(find('.a').matches(':modal')).toBe(false)
    expect(find<HTMLDialogElement>('.b').open).toBe(false)
  })
})

describe('a popover', () => {
  it('is shown again', () => {
    const { state, show, find } = createPlace()
    show([['div', { popover: '' }]])
    find<HTMLElement>('div').showPopover()
    const snapshot = state.capture()
    show([['div', { popover: '' }]])
    snapshot.restore()
    expect(find('div').matches(':popover-open')).toBe(true)
  })
})

describe('media', () => {
  it('goes on where it was, as loud and as fast', async () => {
    const { state, show, find } = createPlace()
    const tree: Tree = [['audio', { src: silence(3) }]]
    show(tree)
    const before = find<HTMLAudioElement>('audio')
    await new Promise((resolve) => before.addEventListener('loadedmetadata', resolve))
    Object.assign(before, { currentTime: 2, volume: 0.5, playbackRate: 2, muted: true })
    const snapshot = state.capture()
    show(tree)
    const after = find<HTMLAudioElement>('audio')
    snapshot.restore()
    await new Promise((resolve) => after.addEventListener('loadeddata', resolve))
    const { currentTime, volume, playbackRate, muted, paused } = after
    expect({ currentTime, volume, playbackRate, muted, paused }).toEqual({
      currentTime: 2,
      volume: 0.5,
      playbackRate: 2,
      muted: true,
      paused: true,
    })
  })

  it('plays where it did', () => {
    const { state, show, find } = createPlace()
    show([['audio']])
    // A browser that nobody has clicked into plays nothing by itself.
    Object.defineProperty(find('audio'), 'paused', { value: false })
    const snapshot = state.capture()
    show([['audio']])
    const play = vi.fn(() => Promise.reject(new Error('not allowed')))
    find<HTMLAudioElement>('audio').play = play
    snapshot.restore()
    expect(play).toHaveBeenCalledOnce()
  })

  it('starts anew with another source', () => {
    const { state, show, find } = createPlace()
    show([['audio', { src: silence(3) }]])
    find<HTMLAudioElement>('audio').currentTime = 2
    const snapshot = state.capture()
    show([['audio', { src: silence(4) }]])
    snapshot.restore()
    expect(find<HTMLAudioElement>('audio').currentTime).toBe(0)
  })
})

/** Seconds of silence as the address of a WAV file: eight bits, one channel. */
function silence(seconds: number): string {
  const rate = 8000
  const size = rate * seconds
  const text = (value: string) => [...value].map((one) => one.charCodeAt(0))
  const word = (value: number) => [value & 255, (value >> 8) & 255]
  const long = (value: number) => [...word(value & 65535), ...word(value >>> 16)]
  const header = [text('RIFF'), long(36 + size), text('WAVEfmt '), long(16), word(1), word(1)]
  const format = [long(rate), long(rate), word(1), word(8), text('data'), long(size)]
  const bytes = [...[...header, ...format].flat(), ...Array.from({ length: size }, () => 128)]
  return `data:audio/wav;base64,${btoa(String.fromCharCode(...bytes))}`
}

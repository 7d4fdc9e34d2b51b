const EVENTS: ReadonlySet<string> = new Set(
  (
    'abort animationcancel animationend animationiteration animationstart auxclick beforeinput beforetoggle blur ' +
    'cancel canplay canplaythrough change click close compositionend compositionstart compositionupdate contextmenu ' +
    'copy cuechange cut dblclick drag dragend dragenter dragleave dragover dragstart drop durationchange emptied ' +
    'ended error focus focusin focusout formdata fullscreenchange fullscreenerror gotpointercapture input invalid ' +
    'keydown keypress keyup load loadeddata loadedmetadata loadstart lostpointercapture mousedown mouseenter ' +
    'mouseleave mousemove mouseout mouseover mouseup paste pause play playing pointercancel pointerdown ' +
    'pointerenter pointerleave pointermove pointerout pointerover pointerup progress ratechange reset resize ' +
    'scroll scrollend securitypolicyviolation seeked seeking select selectionchange selectstart slotchange stalled ' +
    'submit suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel transitionend ' +
    'transitionrun transitionstart volumechange waiting wheel'
  ).split(' '),
)

/** What can stand behind the name of an event, besides single letters, digits and `f1` to `f12`. */
export const MODIFIERS: ReadonlySet<string> = new Set(
  (
    'prevent stop self once capture passive enter esc escape space tab up down left right delete backspace ' +
    'insert home end pageup pagedown ctrl alt shift meta'
  ).split(' '),
)

/** An event and its modifiers, as an attribute names them. */
export interface EventName {
  readonly event: string
  readonly modifiers: readonly string[]
}

/**
 * Reads the name of an attribute of an element as that of an event: `click`, `keyup.enter`, `onclick`,
 * `onClick`. `on:name` is left to the caller, who takes any name there.
 *
 * @returns undefined when the name is an ordinary attribute
 */
export function readEventName(name: string): EventName | undefined {
  const [first = '', ...modifiers] = name.split('.')
  if (EVENTS.has(first)) return { event: first, modifiers }
  if (!/^on[A-Za-z]/.test(first)) return undefined
  const event = first.slice(2).toLowerCase()
  if (event === 'doubleclick') return { event: 'dblclick', modifiers }
  return EVENTS.has(event) || /^on[A-Z]/.test(first) ? { event, modifiers } : undefined
}

/** Says whether this can stand behind the name of an event. */
export const isModifier = (name: string): boolean =>
  MODIFIERS.has(name) || /^(?:[a-z\d]|f\d{1,2})$/.test(name)

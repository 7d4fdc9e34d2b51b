import type { ElementNode } from '../../template-ast.ts'

const NAMES: ReadonlyMap<string, string> = new Map([
  ['class', 'className'],
  ['for', 'htmlFor'],
  ['accept-charset', 'acceptCharset'],
  ['http-equiv', 'httpEquiv'],
  ...(
    'accessKey allowFullScreen autoCapitalize autoComplete autoCorrect autoFocus autoPlay autoSave cellPadding ' +
    'cellSpacing charSet classID className colSpan contentEditable contextMenu controlsList crossOrigin dateTime ' +
    'disablePictureInPicture disableRemotePlayback encType enterKeyHint fetchPriority formAction formEncType ' +
    'formMethod formNoValidate formTarget frameBorder hrefLang imageSizes imageSrcSet inputMode itemID itemProp ' +
    'itemRef itemScope itemType keyParams keyType marginHeight marginWidth maxLength mediaGroup minLength noModule ' +
    'noValidate playsInline popoverTarget popoverTargetAction radioGroup readOnly referrerPolicy rowSpan ' +
    'spellCheck srcDoc srcLang srcSet tabIndex useMap'
  )
    .split(' ')
    .map((name): [string, string] => [name.toLowerCase(), name]),
])

/** The attribute as React calls it. */
export function reactNameOf(name: string, { namespace, name: tag }: ElementNode): string {
  if (/^(?:aria|data)-/.test(name) || tag.includes('-')) return name
  const known = NAMES.get(name.toLowerCase())
  if (known !== undefined) return known
  if (name.startsWith('--') || namespace === 'html') return name
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

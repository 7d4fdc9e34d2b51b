const COMPONENT_RE = /\/native\/(\w+)\.(?:tsx|vue|svelte|solid\.tsx)$/
/** What the channels of the header take the place of. */
const CHANNEL_LINE_RE = /^.*\buseEvent\b.*\n/gm
const IMPORT_RE = /(?<=from '\.\/[A-Z]\w+)(?:\.vue|\.svelte|\.solid)?(?=')/g

/**
 * The same components again, as `.mtm`.
 * @param native files by path, all of them below a folder `native`
 */
export const toMtmFiles = (native) =>
  Object.fromEntries(
    Object.entries(native).map(([file, text]) => {
      const framework = file.split('/')[1]
      const renamed = text.replaceAll(`${framework}-native`, `${framework}-mtm`)
      if (!COMPONENT_RE.test(file)) return [file.replace('/native/', '/mtm/'), renamed]
      return [file.replace(COMPONENT_RE, '/mtm/$1.mtm'), toMtm(framework, renamed)]
    }),
  )

const toMtm = (framework, text) =>
  `${headerOf(framework, text)}${text.replace(CHANNEL_LINE_RE, '').replace(IMPORT_RE, '.mtm')}`

const headerOf = (framework, text) =>
  ['---', `target: ${framework}`, ...(text.includes('handlePing') ? CHANNELS : []), '---', ''].join('\n')

const CHANNELS = ['channels:', '  - event: ping', '    on: handlePing']

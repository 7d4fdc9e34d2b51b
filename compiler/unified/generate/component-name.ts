/** A component's name by its file: `src/user-card.vue.mtm` is `UserCard`. */
export function componentNameOf(filename: string): string {
  const file = filename
    .slice(filename.lastIndexOf('/') + 1)
    .replace(/(?:\.(?:react|vue|svelte|solid))?\.mtm$/, '')
  const name = file
    .split(/[^\p{ID_Continue}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return /^\p{ID_Start}/u.test(name) ? name : `Component${name}`
}

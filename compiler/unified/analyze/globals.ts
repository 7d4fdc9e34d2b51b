const NAMES: ReadonlySet<string> = new Set(
  (
    'alert atob blur btoa cancelAnimationFrame clearInterval clearTimeout close confirm console crypto document ' +
    'emit fetch focus getComputedStyle history localStorage location matchMedia navigator open performance print ' +
    'prompt queueMicrotask requestAnimationFrame scroll scrollTo sessionStorage setInterval setTimeout signal ' +
    'structuredClone subscribe undefined window computed prop effect batch untracked screen caches indexedDB self'
  ).split(' '),
)

/** Says whether a name most likely means the platform or the language, even where `$name` is declared. */
export const isPlatformName = (name: string): boolean => NAMES.has(name)

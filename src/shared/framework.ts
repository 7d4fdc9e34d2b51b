/** The four frameworks, in the order in which docs, tests and panels list them. */
export const FRAMEWORKS = ['react', 'vue', 'svelte', 'solid'] as const

/** One of the frameworks that Metamon joins. */
export type Framework = (typeof FRAMEWORKS)[number]

/** Says whether a value (from options, frontmatter or a message) names a framework. */
export const isFramework = (value: unknown): value is Framework =>
  (FRAMEWORKS as readonly unknown[]).includes(value)

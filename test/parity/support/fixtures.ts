import type { Fixture } from '../actions.ts'

const modules = import.meta.glob<{ fixture: Fixture }>(['../fixtures/*/*.ts', '!../fixtures/*/*-helper.ts'], {
  eager: true,
})

/** Every fixture by `topic/name`. */
export const FIXTURES: Readonly<Record<string, Fixture>> = Object.fromEntries(
  Object.entries(modules).map(([path, { fixture }]) => [
    path.replace(/^.*fixtures\//, '').replace(/\.ts$/, ''),
    fixture,
  ]),
)

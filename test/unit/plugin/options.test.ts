import { describe, expect, it } from 'vitest'
import { resolveOptions, type MetamonOptions } from '../../../src/plugin/options.ts'

const untyped = (options: object) => resolveOptions(options as MetamonOptions)

describe('resolveOptions', () => {
  it('fills in every default', () => {
    expect(resolveOptions()).toEqual({
      frameworks: undefined,
      jsx: {},
      defaultTarget: undefined,
      preserveSignals: true,
      preserveSubscriptions: true,
      preserveComponentState: true,
      preserveDomState: true,
      errorRecoveryMode: 'graceful',
      showErrorOverlay: true,
      batchUpdates: true,
      debounceMs: undefined,
      devtools: true,
      watchPatterns: [],
      ignorePatterns: [],
      maxConcurrentReloads: 16,
      fullReloadThreshold: undefined,
      syncFrameworks: true,
      syncTimeout: 5000,
      reloadTimeout: 10_000,
      logLevel: 'info',
    })
  })

  it('takes an option that is undefined for one that is not given', () => {
    expect(untyped({ syncTimeout: undefined }).syncTimeout).toBe(5000)
  })

  it('says what was meant by an unknown option', () => {
    expect(() => untyped({ framework: ['react'] })).toThrow(
      /unknown option `framework`, did you mean `frameworks`\?/,
    )
    expect(() => untyped({ zzz: 1 })).toThrow(/unknown option `zzz`$/)
  })

  it.each([
    [{ frameworks: 'react' }, /must be an array/],
    [{ frameworks: ['angular'] }, /names `angular`: use react, vue, svelte, solid/],
    [{ frameworks: ['vue', 'vue'] }, /names a framework twice/],
    [{ jsx: { src: 'vue' } }, /maps `src` to `vue`: use react or solid/],
    [{ jsx: null }, /must map folders/],
    [{ preserveSignals: 'yes' }, /must be true or false, got "yes"/],
    [{ syncTimeout: 0 }, /milliseconds above 0/],
    [{ syncTimeout: Number.NaN }, /milliseconds above 0/],
    [{ defaultTarget: 'angular' }, /must be one of "react", "vue", "svelte", "solid"/],
    [{ logLevel: 'debug' }, /must be one of/],
    [{ errorRecoveryMode: 'lenient' }, /must be one of "graceful", "strict"/],
    [{ showErrorOverlay: 'mine' }, /must be one of true, "vite", false/],
    [{ debounceMs: -1 }, /milliseconds, 0 or more/],
    [{ maxConcurrentReloads: 0 }, /whole number above 0/],
    [{ fullReloadThreshold: 1.5 }, /whole number above 0/],
    [{ watchPatterns: 'src' }, /array of glob patterns/],
    [{ ignorePatterns: [1] }, /array of glob patterns/],
  ])('refuses %j', (options, message) => {
    expect(() => untyped(options)).toThrow(message)
  })
})

import type { PluginOption } from 'vite'

export type Side = 'bare' | 'metamon'

export const SIDES: readonly Side[]
export const PLUGINS: Readonly<Record<Side, () => PluginOption[]>>

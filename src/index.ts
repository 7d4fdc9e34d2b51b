export { signal } from './runtime/signals.ts'
export { computed } from './runtime/computed.ts'
export { effect } from './runtime/effect.ts'
export { batch, untracked } from './runtime/batch.ts'
export { emit, on, once } from './runtime/pubsub.ts'
export { preserve } from './runtime/preserve.ts'
export { onAfterReload, onBeforeReload, onRollback } from './runtime/reload-hooks.ts'
export { MetamonCycleError } from './runtime/cycle-error.ts'
export type { CycleKind } from './runtime/cycle-error.ts'
export type { EffectFunction } from './runtime/effect.ts'
export type { EmitArguments, EventPayload, Events, Signals } from './runtime/keys.ts'
export type { Listener, ReadonlySignal, Signal, SubscribeOptions } from './runtime/signal-types.ts'
export type {
  AppliedReload,
  Loss,
  ReloadError,
  ReloadErrorType,
  ReloadInfo,
  RolledBackReload,
  VariableFate,
  VariableReport,
} from './runtime/reload-moments.ts'
export type { Undo } from './runtime/undo.ts'

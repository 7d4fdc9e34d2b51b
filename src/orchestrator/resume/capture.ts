import { isTouched } from '../../runtime/signals.ts'
import type { Loss } from '../../shared/protocol.ts'
import type { CapturedValue, ComponentStates } from '../component-state.ts'
import type { OrchestratorContext, RunningTransaction } from '../context.ts'
import { nameOf } from '../kept.ts'
import { slotKey } from '../slot-key.ts'
import { captureDom } from './dom-capture.ts'
import { EMPTY_DOM, type DomRecord } from './dom-record.ts'
import type { PageRecord, SignalRecord, ValueRecord } from './record.ts'
import { isSecretName } from './secrets.ts'
import type { Storable } from './storable.ts'

/** What is read for the page that takes this one's place. */
interface CaptureContext extends Pick<OrchestratorContext, 'options' | 'registry' | 'componentState'> {
  running(): RunningTransaction | undefined
  /** True since something threw in an update from which its framework does not recover. */
  isDamaged(): boolean
}

export interface CaptureOptions {
  readonly storable: Storable
  /** What this page was left by the one before it, and has not handed out yet. */
  readonly resumed: ReadonlyMap<string, CapturedValue> | undefined
  readonly pendingDom: DomRecord
  /** Signals that this page was left, and that may still be declared. */
  readonly pendingSignals: ReadonlyMap<string, unknown>
}

/** All together take no more, in characters; browsers store five million for one origin. */
const MAX_SIZE = 2_000_000

/** Reads everything that the user has changed, and that can be stored. */
export function captureRecord(
  context: CaptureContext,
  { storable, resumed, pendingDom, pendingSignals }: CaptureOptions,
): PageRecord {
  const { preserveSignals, preserveComponentState, preserveDomState } = context.options
  const signals = preserveSignals ? readSignals(context, pendingSignals) : []
  const values = preserveComponentState ? readValues(context, resumed) : []
  const lost: Loss[] = []
  const room = createRoom(storable, lost)
  return {
    signals: signals.filter((one) => room.take(`signal:${one.key}`, [one.key], one.value)),
    values: values.filter((one) => room.take(nameOf(one), [one.name], one.value)),
    dom: preserveDomState ? captureDom(document, pendingDom) : EMPTY_DOM,
    lost,
  }
}

/** What a failed update has made of the state is not what the user had. */
const isFailed = (context: CaptureContext, { phase, failures }: RunningTransaction): boolean =>
  context.isDamaged() || phase === 'rollback' || failures.length > 0

function readSignals(context: CaptureContext, pending: ReadonlyMap<string, unknown>): SignalRecord[] {
  const running = context.running()
  const before = running && isFailed(context, running) ? running.snapshot.signals.values : NO_VALUES
  const known = [...context.registry.signals].flatMap(([key, one]) => {
    if (!isTouched(one)) return []
    return [{ key, value: before.has(key) ? before.get(key) : one.peek() }]
  })
  return [...known, ...Array.from(pending, ([key, value]) => ({ key, value }))]
}

const NO_VALUES: ReadonlyMap<string, unknown> = new Map()

/** What nobody has touched begins with the initial value that the new code gives it. */
function readValues(context: CaptureContext, resumed: CaptureOptions['resumed']): ValueRecord[] {
  const { ambiguous, values } = readStates(context, resumed)
  return [...values].flatMap(([key, one]) =>
    one.isInternal || Object.is(one.value, one.initial)
      ? []
      : [toRecord(one, { isAmbiguous: ambiguous.has(key) })],
  )
}

function readStates(
  context: CaptureContext,
  resumed: CaptureOptions['resumed'],
): { readonly values: ReadonlyMap<string, CapturedValue>; readonly ambiguous: ReadonlySet<string> } {
  const running = context.running()
  const before = running?.snapshot.states
  const now = context.componentState.capture(before)
  const good = running && before && isFailed(context, running) ? before : now
  return {
    values: new Map([...(resumed ?? []), ...present(now), ...present(good)]),
    ambiguous: new Set([...now.ambiguous, ...good.ambiguous].map(slotKey)),
  }
}

/** What has gone with an update before may have left its place to another. */
const present = (states: ComponentStates): [string, CapturedValue][] =>
  states.values.values().flatMap((one) => (states.late.has(one) ? [] : [[slotKey(one), one]]))

function toRecord(
  { framework, instance, component, name, text, kind, value, initial }: CapturedValue,
  { isAmbiguous }: Pick<ValueRecord, 'isAmbiguous'>,
): ValueRecord {
  const owner = component !== undefined && { component }
  const holder = kind !== undefined && { kind }
  const source = framework !== undefined && { framework }
  return {
    ...source,
    instance,
    ...owner,
    name,
    text,
    ...holder,
    value,
    initial: toSample(initial),
    isAmbiguous,
  }
}

const MAX_SAMPLE = 200

/** Something of the same type. Functions and symbols cannot be stored, and say nothing. */
function toSample(initial: unknown): unknown {
  if (Array.isArray(initial)) return []
  if (typeof initial === 'object' && initial !== null) return {}
  if (typeof initial === 'string') return initial.length > MAX_SAMPLE ? '' : initial
  return typeof initial === 'function' || typeof initial === 'symbol' ? undefined : initial
}

interface Room {
  /** Whether a value is stored; if not, it is noted as lost. */
  take(name: string, names: readonly string[], value: unknown): boolean
}

function createRoom(storable: Storable, lost: Loss[]): Room {
  let left = MAX_SIZE
  const check = (names: readonly string[], value: unknown): string | undefined => {
    if (names.some(isSecretName)) return 'its name looks like that of a secret, which is never stored'
    const measured = storable.measure(value)
    if ('reason' in measured) return measured.reason
    if (measured.size > left) return 'there is no room for it'
    left -= measured.size
    return undefined
  }
  return {
    take(name, names, value) {
      const reason = check(names, value)
      if (reason !== undefined) lost.push({ name, reason: `it was not taken over the reload: ${reason}` })
      return reason === undefined
    },
  }
}

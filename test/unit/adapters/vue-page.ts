import { createRenderer, h, nextTick, shallowRef, type App, type Component } from 'vue'
import type { ComponentFailure, DevRuntime, StateSource, StateValue } from '../../../adapters/contract.ts'
import { createComponentState, type ComponentStates } from '../../../src/orchestrator/component-state.ts'
import { createComponentVersions } from '../../../src/orchestrator/component-versions.ts'
import { createDeclarations } from '../../../src/orchestrator/declarations.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'
import type { Phase } from '../../../src/shared/protocol.ts'

interface Node {
  text: string
  parent: Node | null
  readonly children: Node[]
}

/** A page without an orchestrator of its own: updates begin and end when the test says so. */
export interface TestPage {
  readonly runtime: DevRuntime
  readonly failures: readonly ComponentFailure[]
  /** What would be handed over to the next update. */
  read(): StateValue[]
  begin(): void
  rollBack(): void
  settle(): void
}

/** An app whose root shows one component. */
export interface MountedView {
  readonly app: App<Node>
  mounted(): void
  text(): string
  /** Puts another version in the place of the component, as a hot update does. */
  show(next: Component): Promise<void>
}

export function createTestPage(): TestPage {
  const failures: ComponentFailure[] = []
  const sources: StateSource[] = []
  const state = createComponentState()
  let phase: Phase | undefined
  let captured: ComponentStates | undefined
  const versions = createComponentVersions(() => phase !== undefined)
  const declarations = createDeclarations({ isRunning: () => phase !== undefined, findRenames })
  const runtime: DevRuntime = {
    get phase() {
      return phase
    },
    versions,
    declarations,
    take: (slot, initialise) => state.take(slot, captured, initialise),
    addSource(source) {
      sources.push(source)
      return state.addSource(source)
    },
    fail: (failure) => void failures.push(failure),
  }
  return {
    runtime,
    failures,
    read: (): StateValue[] => sources.flatMap((source) => [...source.read()]),
    begin() {
      captured = state.capture()
      phase = 'update'
    },
    rollBack() {
      versions.rollBack()
      declarations.rollBack()
      phase = 'rollback'
    },
    settle() {
      versions.commit()
      declarations.commit()
      phase = undefined
      captured = undefined
    },
  }
}

const createNode = (text = ''): Node => ({ text, parent: null, children: [] })

const { createApp } = createRenderer<Node, Node>({
  insert(child, parent, anchor) {
    child.parent = parent
    parent.children.splice(anchor ? parent.children.indexOf(anchor) : parent.children.length, 0, child)
  },
  remove: (child) => void child.parent?.children.splice(child.parent.children.indexOf(child), 1),
  createElement: () => createNode(),
  createText: createNode,
  createComment: () => createNode(),
  setText: (node, text) => void (node.text = text),
  setElementText: (node, text) => void (node.text = text),
  parentNode: (node) => node.parent,
  nextSibling: (node) => node.parent?.children[node.parent.children.indexOf(node) + 1] ?? null,
  patchProp: () => {},
})

const textOf = (node: Node): string => node.text + node.children.map(textOf).join('')

/** Mounts an app whose root shows the component that `current` holds. */
export function mount(component: Component): MountedView {
  const current = shallowRef(component)
  const container = createNode()
  const app: App<Node> = createApp({ render: () => h(current.value) })
  app.config.warnHandler = () => {}
  return {
    app,
    mounted: () => void app.mount(container),
    text: () => textOf(container),
    async show(next: Component) {
      current.value = next
      await nextTick()
    },
  }
}

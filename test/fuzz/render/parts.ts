import { faultMark, mark, type Content, type Fault } from '../content.ts'
import { importsOf, type Slot } from '../slots.ts'

/** The parts of a component's text that depend on its content. */
export interface Parts {
  readonly slot: Slot
  readonly mark: string
  /** Statements after the imports of the template. */
  readonly imports: string
  /** Statements of the module, outside of the component. */
  readonly top: string
  /** Statements of the component. */
  readonly setup: string
  /** Statements of its effect. */
  readonly effect: string
  /** An expression that is rendered. */
  readonly render: string
  /** Specifiers of what it shows besides; undefined when it shows none. */
  readonly util: string | undefined
  readonly leaf: string | undefined
}

/** @param name how the component's code reads its own name */
export function partsOf(slot: Slot, content: Content, name: string): Parts {
  const { fault, comment } = content
  const [util, leaf] = slot.kind === 'parent' ? [] : importsOf(slot, content).map(toSpecifier)
  const text = faultMark(content)
  const isOneOf = (...faults: Fault[]) => fault !== undefined && faults.includes(fault)
  const failing = (kind: 'setup' | 'render' | 'effect', one: 'setup-one' | 'render-one' | 'effect-one') => {
    if (isOneOf(kind)) return `fail('${text}')`
    return isOneOf(one) ? `${name}.endsWith('-b') && fail('${text}')` : ''
  }
  const setup = failing('setup', 'setup-one')
  return {
    slot,
    mark: mark(content),
    imports: [
      isOneOf('missing-import') ? `import './${text}'` : '',
      isOneOf('missing-export') ? `import { ${text} } from '${util ?? '../probe'}'` : '',
      isOneOf('syntax') ? `const = '${text}'` : '',
      comment > 0 ? `// comment ${comment}` : '',
    ]
      .filter(Boolean)
      .join('\n'),
    top: isOneOf('evaluate') ? `throw new Error('${text}')` : '',
    setup: isOneOf('missing-export') ? `void ${text}` : setup,
    effect: failing('effect', 'effect-one'),
    render: failing('render', 'render-one') || 'null',
    util,
    leaf,
  }
}

/** Components are one folder below the source folder; those next to it and those in another one. */
const toSpecifier = (path: string): string => {
  const name = path.replace(/^src\//, '').replace(/\.ts$/, '')
  return name.startsWith('leaves/') ? `../${name}` : `./${name.replace(/^\w+\//, '')}`
}

/** The name of a component in its own code. */
export const componentName = ({ kind }: Slot): string =>
  ({ parent: 'Parent', native: 'Native', card: 'Card' })[kind as 'parent' | 'native' | 'card'] // others have no component

export const isCard = ({ kind }: Slot): boolean => kind === 'card'

/** A `.mtm` file around a body; the handler of its channel is `handlePing`. */
export const toMtm = ({ framework }: Slot, body: string): string => `---
target: ${framework}
channels:
  - event: ping
    emit: sendPing
    on: handlePing
---
${body}`

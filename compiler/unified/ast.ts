import type { Node } from 'estree'
import type { Range } from '../types.ts'
import type { Template } from './template-ast.ts'

/** A parsed unified body. Every offset, those of the ESTree nodes included, is one of the `.mtm` file. */
export interface UnifiedFile {
  readonly source: string
  /** Where the body begins, behind the header. */
  readonly bodyStart: number
  /** `export default function Name() {` and its `}`, when the whole body stands in one. */
  readonly wrapper?: { readonly name?: string; readonly head: Range; readonly tail: Range }
  readonly items: readonly ScriptItem[]
  readonly template: Template
  readonly styles: readonly StyleBlock[]
  /** Everything that a name in script or template can stand for. */
  readonly bindings: readonly Binding[]
  /** Every place where a binding is used, in the order of the source; declarations are none. */
  readonly references: readonly Reference[]
  /** Every name that nothing in the file declares: `window`, `emit`, or a mistake. In the order of the source. */
  readonly globals: readonly GlobalUse[]
}

/** A name that is not the file's own. */
export interface GlobalUse extends Range {
  readonly name: string
  /** `shorthand` is `{ x }`: the key stays, the value is rewritten. */
  readonly use: Reference['use']
  readonly place: 'script' | 'template'
  readonly node: Node
}

/** One statement of the component level, in the order of the source. */
export type ScriptItem = ImportItem | DeclarationItem | LifecycleItem | TypeItem | StatementItem

interface Item extends Range {
  readonly node: Node
}

/** A static import; it goes to the top of the setup module and, when the template uses it, of the view. */
export interface ImportItem extends Item {
  readonly kind: 'import'
  readonly specifier: string
  readonly isTypeOnly: boolean
  readonly locals: readonly Binding[]
}

/** `$name! = …` and its siblings. */
export interface DeclarationItem extends Item {
  readonly kind: 'declaration'
  readonly binding: Binding
  /** Of the name without `!` and type. */
  readonly name: Range
  readonly type?: Range
  /**
   * What is evaluated: the initial value of state, shared state (second argument of `signal`), a property's
   * fallback (argument of `prop`, absent without one), the function of a derived value or method, a constant.
   */
  readonly value?: Expression
  /** Of shared state: the first argument of `signal`. */
  readonly key?: Expression
  /** True for a derived value written as a plain expression, not as `computed(fn)`. */
  readonly isImplicit: boolean
  /** Changes when and only when the text of `value` does, white space and comments aside: `b6589f`. */
  readonly hash: string
}

/** `$init = …`, `$onMount = …`, `$onDestroy = …`. */
export interface LifecycleItem extends Item {
  readonly kind: 'lifecycle'
  readonly phase: 'init' | 'mount' | 'destroy'
  readonly value: Expression
}

/** `interface`, `type`, `declare`, `enum`: goes to module level of the setup module as it is. */
export interface TypeItem extends Item {
  readonly kind: 'type'
}

/** Ordinary functions, classes, `const` and `let` (run in setup), or a statement that runs on mount. */
export interface StatementItem extends Item {
  readonly kind: 'statement'
  readonly runs: 'in-setup' | 'on-mount'
}

/** A JavaScript expression in the source. */
export interface Expression extends Range {
  readonly node: Node
  /** True when it can give another value later: it reads state, a property, a loop variable, or calls a method. */
  readonly isReactive: boolean
}

/** What a name stands for. `$` is part of the name. */
export interface Binding {
  readonly name: string
  readonly kind:
    | 'state'
    | 'shared'
    | 'derived'
    | 'prop'
    | 'constant'
    | 'method'
    /** A key of the frontmatter, or of a file with `layoutName` an undeclared `$name`. */
    | 'meta'
    | 'page'
    /** From the frontmatter: sends an event. */
    | 'channel'
    | 'import'
    /** `const`, `let`, `function`, `class` of the component level that is not a `$` declaration. */
    | 'plain'
    /** Of `{#each xs as x, i}`, `{#for i = …}`, slot data: an accessor in Solid. */
    | 'item'
    /** A parameter or local variable inside a function; never rewritten. */
    | 'local'
    /** `$name` that is assigned in a function and declared nowhere: local to that function. */
    | 'implicit-local'
  readonly declaredAt?: Range
  /** Of an implicit local: the function that it is local to. */
  readonly owner?: Node
}

/** One use of a binding. */
export interface Reference extends Range {
  readonly binding: Binding
  /**
   * `shorthand` is `{ $x }`: the key stays, the value is rewritten. The range is that of the name, but for
   * `$x.value` of a value that has no such member: it is read as `$x`, and the range covers all of it.
   */
  readonly use: 'read' | 'write' | 'update' | 'shorthand'
  readonly place: 'script' | 'template'
  readonly node: Node
  /** Set where state is changed in place: `$x.a.b = 1`, `$x[i]++`, `$x.push(1)`, `delete $x.a`. */
  readonly mutation?: Mutation
}

/** A change inside of the value of a binding, which has to become a change of the binding. */
export interface Mutation {
  /** The whole assignment, update, `delete` or call. */
  readonly node: Node
  readonly kind: 'assign' | 'update' | 'delete' | 'call'
  /** The keys from the value down to what is changed: `.name` or `[expression]`. A call's method is not in it. */
  readonly path: readonly (
    | { readonly kind: 'name'; readonly name: string; readonly isOptional: boolean }
    | { readonly kind: 'computed'; readonly expression: Range; readonly isOptional: boolean }
  )[]
  /** `push`, `pop`, `shift`, `unshift`, `splice`, `sort`, `reverse`, `fill`, `copyWithin`, `set`, `add`, `delete`, `clear`. */
  readonly method?: string
}

/** A top-level `<style>`. */
export interface StyleBlock extends Range {
  readonly content: Range
  readonly lang: string
  readonly isGlobal: boolean
}

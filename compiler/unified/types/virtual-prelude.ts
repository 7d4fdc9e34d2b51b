/**
 * A global declaration file: the names that scripts have without an import, and what the modules of
 * `virtualModule` are written with.
 */
export const VIRTUAL_PRELUDE: string = `declare namespace mtm$ {
  const any: any
  const boolean: boolean
  function shared<T>(key: string, initial?: T): T
  function derived<T>(compute: () => T): T
  function prop<T>(fallback: T): T
  function prop<T = any>(): T
  function lifecycle(run: (props: any) => unknown): void
  function entries<const T>(list: Iterable<T> | ArrayLike<T> | null | undefined): [T, number][]
  function range(from: number, to: number, step?: number): number[]
  type ElementOf<Tag extends string> = Tag extends keyof HTMLElementTagNameMap
    ? HTMLElementTagNameMap[Tag]
    : Tag extends keyof SVGElementTagNameMap
      ? SVGElementTagNameMap[Tag]
      : Element
  type TargetOf<Tag extends string> = Tag extends 'input' | 'select' | 'textarea'
    ? ElementOf<Tag>
    : ElementOf<Tag> extends HTMLElement
      ? HTMLElement
      : Element
  type EventOf<Name extends string, Tag extends string> = (Name extends keyof GlobalEventHandlersEventMap
    ? GlobalEventHandlersEventMap[Name]
    : CustomEvent<any>) & { readonly currentTarget: ElementOf<Tag>; readonly target: TargetOf<Tag> }
  function element<Tag extends string>(tag: Tag): ElementOf<Tag>
  function ref<Node>(element: Node, take: (node: Node) => unknown): void
  function on<Name extends string, Tag extends string>(
    name: Name,
    tag: Tag,
    handler: ((event: EventOf<Name, Tag>) => unknown) | null | undefined | false,
  ): void
  type PropsOf<Component> = 0 extends 1 & Component
    ? any
    : Component extends abstract new (...input: any) => { $props: infer Props }
      ? Props
      : Component extends abstract new (props: infer Props, ...rest: any) => any
        ? Props
        : Component extends (...input: infer Input) => any
          ? Input extends [any, infer Props, ...any[]]
            ? Props
            : Input extends [(infer Props)?, ...any[]]
              ? Props
              : any
          : any
  function component<Component>(component: Component, props: PropsOf<Component> & { children?: any }): void
}
declare function computed<T>(compute: () => T): { readonly value: T }
declare function prop<T>(fallback: T): T
declare function prop<T = any>(): T
declare function emit(event: string, payload?: any): void
declare function on(event: string, handler: (payload: any) => unknown): () => void
declare function once(event: string, handler: (payload: any) => unknown): () => void
declare function subscribe(event: string, handler: (payload: any) => unknown): () => void
declare const signal: {
  <T>(key: string, initial?: T): { value: T }
  readonly emit: typeof emit
  readonly on: typeof on
  readonly once: typeof once
}
`

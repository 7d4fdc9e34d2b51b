/** The elements of a document at one time, those in open shadow roots included. */
export interface Survey {
  readonly all: WeakSet<Element>
  /** Those that the selector is for, in the order of the document. */
  readonly matching: readonly Element[]
  /** Those in shadow roots that are scrolled: nobody outside hears of it. */
  readonly scrolledInside: readonly Element[]
}

/** Looks at every element once. */
export function surveyPage(page: Document, selector: string): Survey {
  const survey = { all: new WeakSet<Element>(), matching: [] as Element[], scrolledInside: [] as Element[] }
  const visit = (root: Document | ShadowRoot) => {
    survey.matching.push(...root.querySelectorAll(selector))
    for (const element of root.querySelectorAll('*')) {
      survey.all.add(element)
      if (element.shadowRoot && !isOwn(element)) visit(element.shadowRoot)
      if (root !== page && isScrolled(element)) survey.scrolledInside.push(element)
    }
  }
  visit(page)
  return survey
}

/** Overlay, notes and panel are no part of the app, and no update changes them. */
const isOwn = ({ localName }: Element): boolean => localName.startsWith('metamon-')

/** The element that has the focus, inside of open shadow roots too; undefined when none has. */
export function focusedElement(page: Document): Element | undefined {
  let element = page.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element === null || element === page.body || element === page.documentElement ? undefined : element
}

/** Where the event happened, inside of open shadow roots too. */
export function targetOf(event: Event): Element | undefined {
  const [target] = event.composedPath()
  return target instanceof Element ? target : undefined
}

const isScrolled = ({ scrollTop, scrollLeft }: Element): boolean => scrollTop !== 0 || scrollLeft !== 0

/** Texts on screen that are not from the catalogue, or are misplaced. */
export interface Faults {
  /** Texts without the marks of the pseudo-language. */
  readonly plain: readonly string[]
  /** Texts that are cut, or that overflow their button or the window. */
  readonly misplaced: readonly string[]
}

/**
 * Checks all visible texts; runs in the page. `marked` is a pattern of texts of the
 * pseudo-language, `known` one of texts that are the same in every language: names, units, dates.
 * `foreign` selects elements with other texts: requests to a model, names of languages.
 */
export function findTextFaults({
  marked,
  known,
  foreign,
}: Record<'marked' | 'known' | 'foreign', string>): Faults {
  /** Attributes that a person reads or hears. */
  const said = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt']
  const plain = new Set<string>()
  const misplaced = new Set<string>()
  const SLACK = 1.5

  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) || element instanceof HTMLOptionElement

  const others = new RegExp(known, 'gu')
  const ours = new RegExp(marked, 'gu')
  function read(text: string, where: Element): void {
    if (where.closest(foreign)) return
    // A marked sentence may contain another.
    let rest = text.replace(others, ' ')
    for (let before = ''; before !== rest; ) [before, rest] = [rest, rest.replace(ours, ' ')]
    if (/[A-Za-z]{2}/.test(rest)) plain.add(`${text.trim()} (${nameOf(where)})`)
  }

  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : ''}`

  /** True for a text for screen readers alone, clipped to one pixel. */
  function isForEars(element: Element): boolean {
    for (let over: Element | null = element; over; over = over.parentElement) {
      const { overflowX } = getComputedStyle(over)
      if (['hidden', 'clip'].includes(overflowX) && over.clientWidth <= 1) return true
    }
    return false
  }

  const placed: { readonly box: DOMRect; readonly element: Element }[] = []

  /** Adds a text that the first ancestor with hidden, unscrollable overflow cuts. */
  function place(node: Text, element: Element): void {
    if (element.closest('option') || isForEars(element)) return
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue
      placed.push({ box, element })
      const fault = faultOf(box, element)
      if (fault) misplaced.add(`${node.data.trim().slice(0, 60)} (${nameOf(element)}) ${fault}`)
    }
  }

  function faultOf(box: DOMRect, element: Element): string | undefined {
    for (let over: Element | null = element; over && over !== document.body; over = over.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(over)
      const edge = over.getBoundingClientRect()
      const isOut = box.left < edge.left - SLACK || box.right > edge.right + SLACK
      const isBelow = box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK
      if (over.matches('button, [role="button"], select') && (isOut || isBelow))
        return `out of ${nameOf(over)}`
      if (['auto', 'scroll'].includes(overflowX) && over.scrollWidth > over.clientWidth + SLACK && isOut)
        return `to be scrolled sideways in ${nameOf(over)}`
      if (['hidden', 'clip'].includes(overflowX) && isOut) return `cut by ${nameOf(over)}`
      if (['hidden', 'clip'].includes(overflowY) && isBelow) return `cut by ${nameOf(over)}`
      if (['auto', 'scroll'].includes(overflowY) || position === 'fixed') break
    }
    const isOutside = box.left < -SLACK || box.right > innerWidth + SLACK
    return isOutside ? 'out of the window' : undefined
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement
    if (!element || element.closest('script, style, noscript, textarea') || !isVisible(element)) continue
    if (!/\S/.test((node as Text).data)) continue
    read((node as Text).data, element)
    place(node as Text, element)
  }
  read(document.title, document.documentElement)
  for (const element of document.body.querySelectorAll('*')) {
    if (!isVisible(element)) continue
    for (const name of said) read(element.getAttribute(name) ?? '', element)
  }
  for (const [i, { box, element }] of placed.entries()) {
    for (const { box: next, element: other } of placed.slice(i + 1)) {
      if (other === element || other.parentElement !== element.parentElement) continue
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left)
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top)
      if (across > SLACK && down > Math.min(box.height, next.height) / 2)
        misplaced.add(`${nameOf(element)} lies on ${nameOf(other)}`)
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 0 && (left < -SLACK || right > clientWidth + SLACK)
    })
    misplaced.add(`the page scrolls sideways: ${wide.slice(0, 6).map(nameOf).join(', ')}`)
  }
  return { plain: [...plain], misplaced: [...misplaced] }
}

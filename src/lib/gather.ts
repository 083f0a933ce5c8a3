/**
 * Makes of a write that takes many things at once one that is asked for one by one: what is asked
 * for while a write is under way goes into the next one, together. Writes follow each other in
 * order.
 * @returns asks for one item; resolves or rejects with the write that it went into.
 */
export function gather<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let items: Item[] = []
  let next: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()

  function begin(): Promise<void> {
    const all = items
    items = []
    next = undefined
    return write(all)
  }

  return (item) => {
    items.push(item)
    if (!next) {
      next = last.then(begin)
      last = next.catch(() => undefined)
    }
    return next
  }
}

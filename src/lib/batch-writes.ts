/**
 * Batches requests for a write: those made during a write go together into the next one. Writes run
 * in order.
 * @returns a function that requests one item, and settles with the write that contains it.
 */
export function batchWrites<Item>(
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

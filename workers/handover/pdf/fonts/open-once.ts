/**
 * What was opened under a key before, else what `open` gives; one that fails is forgotten, for the
 * next try may find a network again.
 */
export function openOnce<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  open: () => Promise<Value>,
): Promise<Value> {
  const before = known.get(key)
  if (before) return before
  const opening = open()
  known.set(key, opening)
  opening.catch(() => known.delete(key))
  return opening
}

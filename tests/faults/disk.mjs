/**
 * What lies on the disk, read past the app: runs in the page, so it must stand alone. `unreadable`
 * counts records without their parts and media that are named and missing or empty; `orphans` media
 * that nothing names; `trash` are the deleted projects.
 */
export function readDisk() {
  const namedIn = (value) => {
    if (Array.isArray(value)) return value.flatMap(namedIn)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'blob' && typeof inner === 'string' ? [inner] : namedIn(inner),
    )
  }
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('maestro')
    open.onupgradeneeded = () => open.result.createObjectStore('records')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const records = open.result.transaction('records').objectStore('records')
      const keys = records.getAllKeys()
      const values = records.getAll()
      values.onsuccess = () => {
        open.result.close()
        const entries = keys.result.map((key, i) => [key, values.result[i]])
        const of = (kind) => entries.filter(([key]) => Array.isArray(key) && key[0] === kind)
        const blobs = new Map(of('blob').map(([key, blob]) => [`${key[1]}/${key[2]}`, blob]))
        let unreadable = 0
        const named = new Set()
        const look = (record) => {
          if (!record?.id || !record.version || !Array.isArray(record.shots) || !Array.isArray(record.shelf))
            unreadable += 1
          for (const blob of namedIn(record)) {
            const key = `${record.id}/${blob}`
            named.add(key)
            if (!(blobs.get(key)?.size > 0)) unreadable += 1
          }
          const shots = [...(record.shots ?? []), ...(record.shelf ?? [])]
          return {
            id: record.id,
            context: record.context,
            shots: (record.shots ?? []).map(({ takes }) => takes.length),
            board: (record.shots ?? []).map(({ id }) => id),
            shelf: (record.shelf ?? []).map(({ id }) => id),
            deleted: shots.flatMap(({ takes }) => takes.filter((take) => take.deletedAt).map(({ id }) => id)),
            paid: shots.flatMap(({ takes }) => takes.filter(({ receipt }) => receipt.cost > 0)).length,
            takes: shots.flatMap(({ takes }) => takes.map(({ id }) => id)),
            upscaled: shots.flatMap(({ takes }) => takes.filter((take) => take.upscaled).map(({ id }) => id)),
          }
        }
        const projects = of('project').map(([, record]) => look(record))
        const trash = of('trash').map(([, { record }]) => look(record))
        const orphans = [...blobs.keys()].filter((key) => !named.has(key)).length
        resolve({ projects, trash, unreadable, orphans, blobs: blobs.size })
      }
      values.onerror = () => reject(values.error)
    }
  })
}

/** How many of all takes' pictures, in projects and trash, no decoder reads: runs in the page. */
export function countUndecodable() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('maestro')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const records = open.result.transaction('records').objectStore('records')
      const keys = records.getAllKeys()
      const values = records.getAll()
      values.onsuccess = async () => {
        open.result.close()
        const entries = keys.result.map((key, i) => [key, values.result[i]])
        const blobs = new Map(
          entries.filter(([key]) => key[0] === 'blob').map(([key, blob]) => [key[2], blob]),
        )
        const kept = entries.flatMap(([[kind], value]) =>
          kind === 'project' ? [value] : kind === 'trash' ? [value.record] : [],
        )
        const takes = kept.flatMap(({ shots, shelf }) => [...shots, ...shelf].flatMap((shot) => shot.takes))
        const read = takes.map(({ blob }) =>
          createImageBitmap(blobs.get(blob)).then(
            (picture) => picture.close(),
            () => 'unread',
          ),
        )
        resolve((await Promise.all(read)).filter(Boolean).length)
      }
    }
  })
}

/** The same numbers for the same seed (Mulberry32, a public-domain generator by Tommy Ettinger). */
export function seeded(seed) {
  let state = seed >>> 0
  return (below = 1) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (((t ^ (t >>> 14)) >>> 0) / 4294967296) * below
  }
}

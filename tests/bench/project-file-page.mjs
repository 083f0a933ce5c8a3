// Functions that run in the page; each stands alone, because a page is given its text.

/** A project of one clip and takes, all noise that nothing compresses. */
export async function seedLarge({ clip, take, takes }) {
  const noise = new Uint8Array(64 << 20)
  for (let at = 0; at < noise.length; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536))
  /** As many bytes; each blob begins elsewhere in the noise. */
  const some = (bytes, from, type) => {
    const parts = []
    for (let left = bytes, at = from; left > 0; at = 0) {
      const part = noise.subarray(at, at + Math.min(left, noise.length - at))
      parts.push(part)
      left -= part.length
    }
    return new Blob(parts, { type })
  }
  const now = Date.now()
  const receipt = { engine: 'sketch', model: 'm', prompt: 'p', shotText: 'x', references: [], ms: 1, at: now }
  const names = Array.from({ length: takes }, (_, i) => `b${i}`)
  const project = {
    ...{ id: 'big', version: 1, name: 'Big', frames: [], context: 'x', shelf: [] },
    ...{ createdAt: now, updatedAt: now, settings: { shotCount: 5, seed: 1 } },
    video: {
      ...{ blob: 'clip', name: 'clip.mp4', bytes: clip, mime: 'video/mp4' },
      info: { duration: 4, width: 1280, height: 720, codec: 'h264', fps: 24 },
    },
    shots: names.map((blob, i) => ({
      id: `s${i}`,
      text: 'x',
      takes: [{ id: `t${i}`, blob, width: 1600, height: 900, mime: 'image/png', receipt }],
    })),
  }
  const { rawDatabase } = window
  await rawDatabase.write('maestro', 'projects', [['big', project]])
  const card = {
    id: 'big',
    name: 'Big',
    shots: takes,
    drawn: takes,
    bytes: clip + take * takes,
    updatedAt: now,
  }
  await rawDatabase.write('maestro', 'cards', [['big', card]])
  await rawDatabase.write('maestro', 'media', [[['blob', 'big', 'clip'], some(clip, 0, 'video/mp4')]])
  for (const [i, name] of names.entries()) {
    const entry = [['blob', 'big', name], some(take, 1 + i * 1009, 'image/png')]
    await rawDatabase.write('maestro', 'media', [entry])
  }
  const sizes = { clip, ...Object.fromEntries(names.map((name) => [name, take])) }
  await rawDatabase.write('maestro', 'sizes', [['big', sizes]])
}

/** Puts `plainFile` into the page: the same work by the shortest code there is. */
export async function installPlainFile() {
  const PIECE = 8 << 20
  const folder = await navigator.storage.getDirectory()
  const place = (name) => folder.getFileHandle(name, { create: true })

  async function hashed(blob, onPiece) {
    for (let at = 0; at < blob.size; at += PIECE) {
      const bytes = await blob.slice(at, at + PIECE).arrayBuffer()
      await crypto.subtle.digest('SHA-256', bytes)
      await onPiece?.(bytes)
    }
  }

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })

  async function withMedia(database, store, mode, act) {
    const transaction = database.transaction(store, mode)
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    const result = await act(transaction.objectStore(store))
    await ended
    return result
  }

  window.plainFile = {
    place,
    remove: (name) => folder.removeEntry(name),
    async give(name) {
      const transfer = new DataTransfer()
      transfer.items.add(await (await place(name)).getFile())
      const input = document.querySelector('#open-files')
      input.files = transfer.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    /** Milliseconds. */
    async export() {
      const startedAt = performance.now()
      const database = await answer(indexedDB.open('maestro'))
      const keys = await withMedia(database, 'media', 'readonly', (media) => answer(media.getAllKeys()))
      const file = await (await place('plain.maestro')).createWritable()
      for (const key of keys) {
        const blob = await withMedia(database, 'media', 'readonly', (media) => answer(media.get(key)))
        await hashed(blob, (bytes) => file.write(bytes))
      }
      await file.close()
      database.close()
      return performance.now() - startedAt
    },
    /** Milliseconds. */
    async import(name, { clip, take, takes }) {
      const opening = indexedDB.open('plain')
      opening.onupgradeneeded = () => opening.result.createObjectStore('media')
      const database = await answer(opening)
      const startedAt = performance.now()
      const file = await (await place(name)).getFile()
      let at = 0
      for (const size of [clip, ...Array(takes).fill(take)]) {
        const blob = file.slice(at, at + size, 'image/png')
        await hashed(blob)
        await withMedia(database, 'media', 'readwrite', (media) => answer(media.put(blob, at)))
        at += size
      }
      const ms = performance.now() - startedAt
      database.close()
      await answer(indexedDB.deleteDatabase('plain'))
      return ms
    },
  }
}

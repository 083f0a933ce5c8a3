import { installRawDatabase } from '../raw-database.mjs'

/** The databases, read without the app, on one of its pages. */
export const rawOn = (page) => page.evaluate(installRawDatabase)

/** What a page's databases hold, read without the app. */
export async function readDisk(page) {
  await rawOn(page)
  return page.evaluate(inPage)
}

/**
 * `unreadable` counts incomplete records and media that are referenced and missing or empty,
 * `orphans` media without a reference; `trash` lists the deleted projects.
 */
async function inPage() {
  // A receipt keeps the bytes of what was sent under `kept`.
  const NAMES = ['blob', 'kept']
  const namedIn = (value) => {
    if (Array.isArray(value)) return value.flatMap(namedIn)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      NAMES.includes(key) && typeof inner === 'string' ? [inner] : namedIn(inner),
    )
  }
  const stores = await window.rawDatabase.readAll('maestro')
  const media = stores.media.filter(([[kind]]) => kind === 'blob')
  const blobs = new Map(media.map(([key, blob]) => [`${key[1]}/${key[2]}`, blob]))
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
      text: JSON.stringify(record),
      shots: (record.shots ?? []).map(({ takes }) => takes.length),
      board: (record.shots ?? []).map(({ id }) => id),
      shelf: (record.shelf ?? []).map(({ id }) => id),
      deleted: shots.flatMap(({ takes }) => takes.filter((take) => take.deletedAt).map(({ id }) => id)),
      // A draft is a part of its sheet, which was paid for whole.
      paid: [
        ...shots.flatMap(({ takes }) => takes.filter(({ draft }) => !draft)),
        ...(record.sheets ?? []),
      ].filter(({ receipt }) => receipt.cost > 0).length,
      sheets: (record.sheets ?? []).map(({ id }) => id),
      takes: shots.flatMap(({ takes }) => takes.map(({ id }) => id)),
      upscaled: shots.flatMap(({ takes }) => takes.filter((take) => take.upscaled).map(({ id }) => id)),
    }
  }
  const projects = stores.projects.map(([, record]) => look(record))
  const trash = stores.trash.map(([, { record }]) => look(record))
  const orphans = [...blobs.keys()].filter((key) => !named.has(key)).length
  return { projects, trash, unreadable, orphans, blobs: blobs.size }
}

/** Number of pictures of takes and draft sheets, in projects and trash, that do not decode. */
export async function countUndecodable(page) {
  await rawOn(page)
  return page.evaluate(async () => {
    const { media, projects, trash } = await window.rawDatabase.readAll('maestro')
    const blobs = new Map(media.map(([key, blob]) => [key[2], blob]))
    const kept = [...projects.map(([, record]) => record), ...trash.map(([, { record }]) => record)]
    const pictures = kept.flatMap(({ shots, shelf, sheets = [] }) => [
      ...[...shots, ...shelf].flatMap((shot) => shot.takes),
      ...sheets,
    ])
    const read = pictures.map(({ blob }) =>
      createImageBitmap(blobs.get(blob)).then(
        (picture) => picture.close(),
        () => 'unread',
      ),
    )
    return (await Promise.all(read)).filter(Boolean).length
  })
}

/** Pseudo-random numbers from a seed: Mulberry32, public domain, by Tommy Ettinger. */
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

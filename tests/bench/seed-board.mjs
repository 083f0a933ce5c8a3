/**
 * Makes a project with that many takes per shot, each a PNG of noise, and that many empty
 * projects; all that was there goes. Returns the PNG's bytes. Runs in the page, which has the raw
 * database of `installRawDatabase`.
 */
export async function seedBoard({ shots, takes, projects, width, height }) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  const noise = context.createImageData(width, height)
  for (let at = 0; at < noise.data.length; at += 65_536) {
    crypto.getRandomValues(noise.data.subarray(at, Math.min(at + 65_536, noise.data.length)))
  }
  context.putImageData(noise, 0, 0)
  const picture = await canvas.convertToBlob({ type: 'image/png' })
  const now = Date.now()
  const receipt = {
    engine: 'sketch',
    model: 'm',
    prompt: 'p'.repeat(1500),
    shotText: 'x',
    references: [],
    ms: 1,
    at: now,
  }
  const empty = (id, name) => ({
    ...{
      id,
      version: 1,
      name,
      frames: [],
      context: 'x',
      shots: [],
      shelf: [],
      createdAt: now,
      updatedAt: now,
    },
    settings: { shotCount: 5, seed: 1 },
  })
  const card = (id, name) => ({ id, name, shots: 0, drawn: 0, bytes: 0, updatedAt: now })
  const { rawDatabase } = window
  for (const store of ['projects', 'cards', 'sizes', 'media']) {
    const there = await rawDatabase.read('maestro', store)
    await rawDatabase.remove(
      'maestro',
      store,
      there.map(([key]) => key),
    )
  }
  const [media, records, cards] = [[], [], []]
  const bytes = {}
  const drawn = Array.from({ length: shots }, (_, s) => ({
    id: `s${s}`,
    text: 'x',
    takes: Array.from({ length: takes }, (_, t) => {
      const blob = `b${s}-${t}`
      media.push([['blob', 'big', blob], picture])
      bytes[blob] = picture.size
      return { id: `t${s}-${t}`, blob, width, height, mime: 'image/png', receipt }
    }),
  }))
  records.push(['big', { ...empty('big', 'Big'), shots: drawn }])
  cards.push(['big', { ...card('big', 'Big'), shots, drawn: shots }])
  for (let i = 0; i < projects; i++) {
    records.push([`p${i}`, empty(`p${i}`, `Project ${i}`)])
    cards.push([`p${i}`, card(`p${i}`, `Project ${i}`)])
  }
  // The record first: the app under test collects media that no record names.
  await rawDatabase.write('maestro', 'projects', records)
  await rawDatabase.write('maestro', 'media', media)
  await rawDatabase.write('maestro', 'cards', cards)
  await rawDatabase.write('maestro', 'sizes', [['big', bytes]])
  return picture.size
}

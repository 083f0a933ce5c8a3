import { describe, expect, inject, test } from 'vitest'
import { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import type { DrawRequest, TimedPicture } from '../../src/services/engines/engine.ts'
import { createSketchEngine } from '../../src/services/engines/sketch/sketch-engine.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'

const engine = createSketchEngine()
const { signal } = new AbortController()

/** A dark figure in front of a pale wall, `at` a share of the frame's width. */
async function frameAt(time: number, at: number): Promise<TimedPicture> {
  const canvas = new OffscreenCanvas(480, 270)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#c9d6e2'
  context.fillRect(0, 0, 480, 270)
  context.fillStyle = '#8a7a60'
  context.fillRect(0, 215, 480, 55)
  context.fillStyle = '#274a35'
  context.beginPath()
  context.ellipse(480 * at, 170, 34, 70, 0, 0, 7)
  context.arc(480 * at, 85, 28, 0, 7)
  context.fill()
  return { time, picture: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }) }
}

/** A frame with a drawn head in it, so many pixels wide. */
async function headAt(width: number): Promise<TimedPicture> {
  const height = Math.round((width * 9) / 16)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const image = context.createImageData(width, height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5]
    const colour = drawnHead(0.5 + (x - width / 2) / height, y / height)
    image.data.set([...colour.map((share) => share * 255), 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return { time: 3, picture: await canvas.convertToBlob({ type: 'image/png' }) }
}

async function styleOf(...colours: readonly string[]): Promise<Blob> {
  const canvas = new OffscreenCanvas(200, 120)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  colours.forEach((colour, i) => {
    context.fillStyle = colour
    context.fillRect((200 / colours.length) * i, 0, 200 / colours.length, 120)
  })
  return canvas.convertToBlob({ type: 'image/png' })
}

const frames = await Promise.all([frameAt(1, 0.25), frameAt(3, 0.5), frameAt(5, 0.75)])
const ink = await styleOf('#0a0a0a', '#707070', '#f8f8f8')

function request(style: Blob, change: Partial<DrawRequest> = {}): DrawRequest {
  return {
    shot: { text: 'A figure by a wall.', size: 'medium', angle: 'eye-level', move: 'push-in', sourceTime: 3 },
    context: '',
    references: [{ role: 'style', picture: style }],
    frames: async () => frames,
    // Flat pictures cost less time, and are drawn alike.
    aspect: 4,
    seed: 5,
    ...change,
  }
}

async function pixelsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height)
}

async function sameBytes(one: Blob, other: Blob): Promise<boolean> {
  const [a, b] = await Promise.all([one.bytes(), other.bytes()])
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

describe('draw', () => {
  test('gives a PNG of 1024 px with a receipt that says what was done', async () => {
    const drawn = await engine.draw(request(ink, { aspect: 16 / 9 }), signal)
    expect(drawn).toMatchObject({ model: 'Sketch 4', width: 1024, height: 576, seed: 5 })
    expect(drawn.cost).toBeUndefined()
    expect(drawn.focus?.x).toBeGreaterThan(0)
    expect(drawn.focus?.x).toBeLessThan(1)
    expect(drawn.prompt).toBe(
      'The frame at 3.0 s, reframed as a medium shot, eye level; its tones and palette matched to the style picture; ' +
        'drawn as line, wash and hatching.',
    )
    expect(drawn.picture.type).toBe('image/png')
    const { width, height } = await pixelsOf(drawn.picture)
    expect([width, height]).toEqual([1024, 576])
  })

  test('a face gets eyes and its figure a paler ground, and the receipt says so', async () => {
    const drawn = await engine.draw(
      request(ink, { aspect: 16 / 9, frames: async () => [await headAt(640)] }),
      signal,
    )
    expect(drawn.prompt).toContain(', on 1 of 1 face;')
    expect(drawn.prompt).toMatch(/with the features of 1 face and figures before a paler ground\.$/)
  })

  // What it looks like: sketch-enlarged.test.ts.
  test.runIf(inject('everySeed'))('a small face is enlarged first, and the receipt says so', async () => {
    const small = await engine.draw(
      request(ink, { aspect: 16 / 9, frames: async () => [await headAt(240)] }),
      signal,
    )
    expect(small.prompt).toContain(', on 1 of 1 face, enlarged fourfold by Real-ESRGAN first; its tones')
  })

  test('is tall where the clip is', async () => {
    const { width, height } = await engine.draw(request(ink, { aspect: 9 / 16 }), signal)
    expect([width, height]).toEqual([576, 1024])
  })

  test.runIf(inject('everySeed'))('the same seed gives the same bytes, another seed others', async () => {
    const [one, again, other] = await Promise.all([
      engine.draw(request(ink), signal),
      engine.draw(request(ink), signal),
      engine.draw(request(ink, { seed: 6 }), signal),
    ])
    expect(await sameBytes(one.picture, again.picture)).toBe(true)
    expect(await sameBytes(one.picture, other.picture)).toBe(false)
  })

  test.runIf(inject('everySeed'))('takes the colours of the style picture', async () => {
    const spread = async (style: Blob) => {
      const { data } = await pixelsOf((await engine.draw(request(style), signal)).picture)
      let sum = 0
      for (let i = 0; i < data.length; i += 4)
        sum +=
          Math.abs((data[i] ?? 0) - (data[i + 1] ?? 0)) + Math.abs((data[i + 1] ?? 0) - (data[i + 2] ?? 0))
      return sum / (data.length / 4)
    }
    const grey = await spread(ink)
    expect(grey).toBeLessThan(16)
    expect(await spread(await styleOf('#c2401f', '#f0b030', '#20305c'))).toBeGreaterThan(grey + 25)
  })

  test('a style picture that cannot be decoded says so, and so does a missing one', async () => {
    const broken = new Blob(['not a picture'], { type: 'image/png' })
    await expect(engine.draw(request(broken), signal)).rejects.toMatchObject({ code: 'style-unreadable' })
    await expect(engine.draw(request(ink, { references: [] }), signal)).rejects.toMatchObject({
      code: 'style-unreadable',
    })
  })

  test('a shot without a time is drawn from the frame that its receipt names', async () => {
    const moment = { role: 'moment', picture: frames[2].picture, time: 5 } as const
    const style = { role: 'style', picture: ink } as const
    const shot = { text: 'A wall.' }
    // Drawn again: with the hand of its take.
    const exact = { model: 'Sketch 4', prompt: '', parameters: { hand: 'pencil' } }
    const drawn = await engine.draw(request(ink, { shot, references: [moment, style], exact }), signal)
    expect(drawn.prompt).toMatch(/^The frame at 5.0 s.* drawn in pencil/)
    expect(drawn.parameters).toEqual({ hand: 'pencil' })
  })

  test('without frames the one that is told is drawn; without either the error says so', async () => {
    const moment = { role: 'moment', picture: frames[0].picture, time: 1 } as const
    const style = { role: 'style', picture: ink } as const
    const drawn = await engine.draw(
      request(ink, { frames: async () => [], references: [moment, style] }),
      signal,
    )
    expect(drawn.width).toBe(1024)
    await expect(engine.draw(request(ink, { frames: async () => [] }), signal)).rejects.toMatchObject({
      code: 'clip-no-frames',
    })
  })

  test('stops when it is cancelled', async () => {
    const controller = new AbortController()
    const drawing = engine.draw(request(ink), controller.signal)
    controller.abort()
    await expect(drawing).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('describe and direct', () => {
  test('the note arrives paragraph by paragraph and ends as the answer', async () => {
    const heard: string[] = []
    const { text, model } = await engine.describe({ frames }, (soFar) => heard.push(soFar), signal)
    expect(model).toBe('Sketch 4')
    expect(heard).toHaveLength(5)
    expect(heard.at(-1)).toBe(text)
    heard.forEach((soFar, i) => {
      expect(soFar.startsWith(heard[i - 1] ?? '')).toBe(true)
    })
    expect(text).toMatch(/^These are measurements of the clip, not an AI's reading\./)
    expect(text).toContain('green subject')
    expect(text).toContain('left to right')
  })

  test('directs as many shots as asked for, from the frames given', async () => {
    const ask = { context: '', frame: frames[1], frames, count: 6, seed: 3 }
    const { shots } = await engine.direct(ask, signal)
    expect(shots).toHaveLength(6)
    expect((await engine.direct(ask, signal)).shots).toEqual(shots)
    const sizes = shots.map(({ size }) => SHOT_SIZES.indexOf(size ?? 'insert'))
    expect(Math.min(...sizes.slice(1))).toBeGreaterThan(sizes[0] ?? 9)
    for (const { sourceTime } of shots) expect([1, 3, 5]).toContain(sourceTime)
  })

  test('without frames, and with one that cannot be decoded, it says so', async () => {
    const ignore = () => undefined
    await expect(engine.describe({ frames: [] }, ignore, signal)).rejects.toMatchObject({
      code: 'clip-no-frames',
    })
    const broken = { time: 2, picture: new Blob(['no']) }
    await expect(engine.describe({ frames: [broken] }, ignore, signal)).rejects.toMatchObject({
      code: 'clip-unreadable',
      detail: { code: 'frame-not-decoded', time: 2 },
    })
  })
})

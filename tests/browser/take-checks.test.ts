import { expect, it } from 'vitest'
import { checkPicture } from '../../src/services/takes/check-picture.ts'
import { resize } from '../../workers/engines/sketch/pixels/raster.ts'
import { captioned } from '../fixtures/caption.ts'
import { type Still, stillOf } from '../fixtures/moving-stills.ts'
import { seeded } from '../fixtures/random.ts'

const enlarged = (still: Still, width: number, height: number) =>
  still.map((plane) => resize(plane, width, height)) as unknown as Still

async function jpeg([red, green, blue]: Still): Promise<Blob> {
  const { width, height } = red
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++)
    data.set([red.data[i] ?? 0, green.data[i] ?? 0, blue.data[i] ?? 0, 255], i * 4)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
}

const facts = (picture: Blob) =>
  checkPicture(picture, { aspect: 1.5, frames: [], others: [] }, new AbortController().signal)

it('finds a caption in a compressed picture larger than what is looked at, and none without', async () => {
  const still = enlarged(stillOf(301), 1200, 800)
  const bare = await facts(await jpeg(still))
  expect(bare).toMatchObject({ otherShape: false, blurred: false, framed: false, panels: false })
  expect(bare.lettering).toBeUndefined()
  expect((await facts(await jpeg(captioned(still, seeded(5), 'bottom')))).lettering).toBe('bottom')
})

it('says of a picture that cannot be read that it cannot', async () => {
  await expect(facts(new Blob(['x'], { type: 'image/png' }))).rejects.toMatchObject({
    code: 'picture-unreadable',
  })
})

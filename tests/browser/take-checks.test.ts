import { expect, it } from 'vitest'
import { checkPicture } from '../../src/services/takes/check-picture.ts'
import { captioned } from '../fixtures/caption.ts'
import { type Still, stillOf } from '../fixtures/moving-stills.ts'
import { seeded } from '../fixtures/random.ts'
import { pixelsOfStill, resizedStill } from '../fixtures/still-pixels.ts'

async function jpeg(still: Still): Promise<Blob> {
  const { width, height, data } = pixelsOfStill(still)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
}

const facts = (picture: Blob) =>
  checkPicture(picture, { aspect: 1.5, frames: [], others: [] }, new AbortController().signal)

it('finds a caption in a compressed picture larger than what is looked at, and none without', async () => {
  const still = resizedStill(stillOf(301), 1200, 800)
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

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import models from '../../models/manifest.json'
import packs from '../../workers/offline/packs/packs.json'

it('packs the very models that the manifest pins', () => {
  expect(packs['upscaler-fast']).toMatchObject({ bytes: models.fast.bytes, sha256: models.fast.sha256 })
  expect(packs['upscaler-best']).toMatchObject({ bytes: models.best.bytes, sha256: models.best.sha256 })
})

it('has in the manifest of the app pictures of the size that it says', () => {
  const { screenshots } = JSON.parse(
    readFileSync(new URL('../../public/manifest.webmanifest', import.meta.url), 'utf8'),
  ) as { screenshots: { src: string; sizes: string }[] }
  expect(screenshots.length).toBeGreaterThan(1)
  for (const { src, sizes } of screenshots) {
    const jpeg = readFileSync(new URL(`../../public/${src}`, import.meta.url))
    // The frame header (ITU-T T.81, B.2.2): marker, length, precision, height, width.
    let at = 2
    while (![0xc0, 0xc2].includes(jpeg.readUInt8(at + 1))) at += 2 + jpeg.readUInt16BE(at + 2)
    expect(`${jpeg.readUInt16BE(at + 7)}x${jpeg.readUInt16BE(at + 5)}`, src).toBe(sizes)
  }
})

import { expect, test } from 'vitest'
import { tooLarge } from '../../src/domain/upscale/upscale.ts'
import type { Reason } from '../../src/lib/details.ts'
import { detailText } from '../../src/ui/words/detail-text.ts'

const HOUR_MS = 3_600_000

test.each<[Reason, string | RegExp]>([
  ['What the service said.', 'What the service said.'],
  [{ code: 'file-empty', name: 'a.onnx' }, 'a.onnx is empty.'],
  [{ code: 'part-swells', name: 'a', from: 100, bytes: 5e9 }, 'a would swell from 100 bytes to 5.0 GB.'],
  [{ code: 'enlarges-otherwise', wanted: 4, scale: 2 }, 'It enlarges ×2; ×4 is needed.'],
  [{ code: 'enlarges-otherwise', wanted: 4 }, 'It gives a picture of another shape; ×4 is needed.'],
  [
    { code: 'port-one-size', which: 'output', shape: '1 × 3 × 24 × w' },
    'Its output is made for one size only, 1 × 3 × 24 × w; any size is needed.',
  ],
  [{ code: 'frame-not-decoded', time: 2 }, 'The frame at 2.0 s could not be decoded.'],
  [{ code: 'picture-size', width: 20, height: 10 }, 'It is 20 × 10 pixels'],
  [{ code: 'picture-size', name: 'a.png', width: 20, height: 10 }, 'a.png is 20 × 10 pixels'],
  [{ code: 'until', at: Date.now() + HOUR_MS }, /^Until \d+:\d\d/],
  [{ code: 'until', at: Date.now() + 48 * HOUR_MS }, /^Until .+\d+:\d\d/],
  [
    { code: 'file-too-large', name: 'a.onnx', bytes: 2e8, most: 1.5e8 },
    'a.onnx has 200 MB; at most 150 MB are taken.',
  ],
])('%j is %s', (detail, said) => {
  expect(detailText(detail)).toMatch(said)
})

test('a picture that would be too large says which scale fits', () => {
  const said = (width: number, height: number, scale: 2 | 4) => {
    const refused = tooLarge({ width, height }, scale)
    return refused && detailText(refused)
  }
  expect(said(2000, 2000, 4)).toBe('2000 × 2000 at ×4 would be 64 megapixels. ×2 fits.')
  expect(said(5000, 4000, 2)).toBe('5000 × 4000 at ×2 would be 80 megapixels. Not even ×2 fits.')
  expect(said(2000, 2000, 2)).toBeUndefined()
})

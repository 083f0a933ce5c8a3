import { expect, it } from 'vitest'
import { slicesFor } from '../../workers/handover/pdf/fonts/slices.ts'
import { SET_SENTENCES } from '../fixtures/set-sentences.ts'
import { EUROPEAN, openedBundle, SLICES, setterWith } from './pdf-fixture.ts'

// tests/browser/canvas-fonts.test.ts holds a canvas to the same widths.
it.each(Object.entries(SET_SENTENCES))(
  '%s is as wide as told in the fonts of the PDF',
  async (_, sentence) => {
    const [text, normal, bold] = sentence
    const all = Object.values(SET_SENTENCES).join()
    const fonts = [
      ...EUROPEAN.slice(2),
      ...openedBundle('asia.fonts'),
      ...(await slicesFor(all, 'en', SLICES)),
    ]
    const setter = setterWith(fonts)
    expect(setter.measure(text, { size: 1, tone: 'ink' })).toBeCloseTo(normal, 2)
    expect(setter.measure(text, { size: 1, tone: 'ink', bold: true })).toBeCloseTo(bold, 2)
  },
)

import { beforeAll, expect, it } from 'vitest'
import { lacksLetter, openFaces } from '../../workers/handover/pdf/fonts/open-faces.ts'
import { SET_SENTENCES } from '../fixtures/set-sentences.ts'

/** For private use, beyond every script: no font has it. */
const IN_NO_FONT = '\u{10fffd}'
/** Large, for a browser may round the width of each letter to pixels. */
const SIZE = 1000

let families = ''
beforeAll(async () => {
  // A worker has its fonts itself; here they are the page's.
  Object.assign(globalThis, { fonts: document.fonts })
  families = await openFaces(Object.values(SET_SENTENCES).join(), 'en')
})

it.each(Object.entries(SET_SENTENCES))('%s is drawn in the fonts of the PDF', (_, sentence) => {
  const [text, normal, bold] = sentence
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  const widthAt = (weight: number) => {
    if (!context) throw new Error('no canvas')
    context.font = `${weight} ${SIZE}px ${families}`
    return context.measureText(text).width / SIZE
  }
  // Browsers kern no pair of two scripts, which is a hundredth of a line in Japanese.
  expect(widthAt(400) / normal).toBeCloseTo(1, 1.5)
  expect(widthAt(700) / bold).toBeCloseTo(1, 1.5)
  expect(lacksLetter(text, families)).toBe(false)
})

it('a letter that no font has is told, among others too', () => {
  expect(lacksLetter(`A quay ${IN_NO_FONT} at night`, families)).toBe(true)
  expect(lacksLetter('A quay at night: “ça va?” \u200d\ufe0f\u0301\n', families)).toBe(false)
})

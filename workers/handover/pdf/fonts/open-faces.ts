import { faceOf, familyOf, SYSTEM_FAMILIES } from '../../../../src/domain/handover/pdf/font-file.ts'
import { AppError } from '../../../../src/lib/errors.ts'
import { openFonts } from './open-fonts.ts'

const added = new Set<string>()

/**
 * Gets the PDF's fonts ready for canvases of this worker. The system's fonts follow for letters
 * that none of ours has: emoji, and scripts not yet here.
 * @param language of the text, BCP 47. @returns the families, as CSS lists them.
 * @throws AppError `download-failed` where one is neither kept on the device nor to be had.
 */
export async function openFaces(text: string, language: string): Promise<string> {
  const files = await openFonts(text, language)
  for (const file of files) {
    if (added.has(file.name)) continue
    self.fonts.add(await new FontFace(familyOf(file), file.bytes, faceOf(file)).load())
    added.add(file.name)
  }
  const families = new Set(files.map((file) => `"${familyOf(file)}"`))
  return [...families, SYSTEM_FAMILIES].join(', ')
}

/** A code point that is no letter: it is drawn as letters are that no font has. */
const NO_LETTER = '\u{10ffff}'
/** Nothing of their own is seen of these. */
const UNSEEN = /[\0-\x7e\p{M}\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u
const SIDE = 32

/**
 * True for a text with a letter that is drawn as an empty box, for no font of these families has
 * it. A browser that draws a box of its own for each such letter is not found out.
 * @throws AppError `out-of-memory`.
 */
export function lacksLetter(text: string, families: string): boolean {
  const letters = new Set([...text].filter((letter) => !UNSEEN.test(letter)))
  if (letters.size === 0) return false
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.font = `${SIDE / 2}px ${families}`
  const drawn = (letter: string) => {
    context.clearRect(0, 0, SIDE, SIDE)
    context.fillText(letter, SIDE / 4, SIDE * 0.7)
    return String(context.getImageData(0, 0, SIDE, SIDE).data)
  }
  const box = drawn(NO_LETTER)
  return [...letters].some((letter) => drawn(letter) === box)
}

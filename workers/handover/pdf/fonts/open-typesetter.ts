import { systemType } from '../system-type.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'
import { openFonts } from './open-fonts.ts'
import { openOnce } from './open-once.ts'

/** Setters by the fonts that they have. */
const setters = new Map<string, Promise<Typesetter>>()

/**
 * Opens the fonts that a text needs, and what measures text in them, once in a worker's life.
 * @param language of the text, BCP 47.
 * @throws AppError `download-failed` where one is neither kept on the device nor to be had.
 */
export async function openTypesetter(text: string, language: string): Promise<Typesetter> {
  const fonts = await openFonts(text, language)
  const key = fonts.map(({ name }) => name).join()
  return openOnce(setters, key, async () => typesetter(fonts, systemType.measure))
}

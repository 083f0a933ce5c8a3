import type { FontFile } from '../../../../src/domain/handover/pdf/font-file.ts'
import { AppError } from '../../../../src/lib/errors.ts'
import { openPack } from '../../../offline/packs/open-pack.ts'
import type { PackName } from '../../../offline/packs/packs.ts'
import latinNormal from './generated/latin-400.ttf?url'
import latinBold from './generated/latin-700.ttf?url'
import { openBundle } from './open-bundle.ts'
import { openOnce } from './open-once.ts'
import { SLICES } from './open-slices.ts'
import { slicesFor } from './slices.ts'

/** Letters beyond the Latin that comes with the PDF part, by the pack that has them. */
const PACKS: readonly (readonly [PackName, RegExp])[] = [
  ['fonts-europe', /(?![\0-\xff])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{Sc}]/u],
  ['fonts-asia', /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}]/u],
]

/** The fonts of Latin and of each pack. */
const known = new Map<PackName | 'latin', Promise<readonly FontFile[]>>()

/**
 * Opens the fonts that a text needs, in the order in which they are asked for a letter: all at
 * once, and once in a worker's life.
 * @param language of the text, BCP 47.
 * @throws AppError `download-failed` where one is neither kept on the device nor to be had.
 */
export async function openFonts(text: string, language: string): Promise<readonly FontFile[]> {
  const packs = PACKS.filter(([, letters]) => letters.test(text))
  const [slices, ...bundles] = await Promise.all([
    slicesFor(text, language, SLICES),
    openOnce(known, 'latin', latinFonts),
    ...packs.map(([name]) => openOnce(known, name, async () => openBundle(await openPack(name)))),
  ])
  return [...bundles.flat(), ...slices]
}

const latinFonts = () => Promise.all([latinFont('latin-400', latinNormal), latinFont('latin-700', latinBold)])

async function latinFont(name: string, path: string): Promise<FontFile> {
  const url = new URL(path, import.meta.url)
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new AppError('download-failed', name, { cause })
  })
  if (!answer.ok) throw new AppError('download-failed', `${name}: ${answer.status}`)
  return { name, bold: name.endsWith('700'), bytes: new Uint8Array(await answer.arrayBuffer()) }
}

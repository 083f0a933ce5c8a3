import type { FontFile } from '../../../../src/domain/handover/pdf/font-file.ts'

/** A font in a pack. */
export interface ListedFont {
  readonly script: string
  readonly weight: number
  readonly bytes: number
  readonly letters?: string
}

/** The list of a pack's fonts, and where the fonts begin. */
export interface BundleList {
  readonly list: readonly ListedFont[]
  readonly begins: number
}

/**
 * Reads the list of a pack of fonts: its length in four bytes, big-endian, and the list as JSON, as
 * make-fonts.mjs writes them.
 */
export function listOf(bundle: Uint8Array<ArrayBuffer>): BundleList {
  const length = new DataView(bundle.buffer, bundle.byteOffset).getUint32(0)
  const list = JSON.parse(new TextDecoder().decode(bundle.subarray(4, 4 + length)))
  return { list, begins: 4 + length }
}

/** Opens a pack of fonts: the list, and the fonts in its order. */
export function openBundle(bundle: Uint8Array<ArrayBuffer>): readonly FontFile[] {
  const { list, begins } = listOf(bundle)
  return fontsIn(bundle, begins, list)
}

/** Fonts that lie one behind the other from an offset on. */
export function fontsIn(
  bundle: Uint8Array<ArrayBuffer>,
  begins: number,
  list: readonly ListedFont[],
): readonly FontFile[] {
  let offset = begins
  return list.map(({ script, weight, bytes, letters }) => {
    const font = bundle.subarray(offset, offset + bytes)
    offset += bytes
    return {
      name: `${script}-${weight}`,
      bold: weight > 400,
      bytes: font,
      ...(letters === undefined ? {} : { letters }),
    }
  })
}

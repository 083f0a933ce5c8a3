import type { FontFile } from '../../../../src/domain/handover/pdf/font-file.ts'

/**
 * Opens a pack of fonts: the length of a list in four bytes, big-endian, the list as JSON, and the
 * fonts in its order, as make-fonts.mjs writes them.
 */
export function openBundle(bundle: Uint8Array<ArrayBuffer>): readonly FontFile[] {
  const length = new DataView(bundle.buffer, bundle.byteOffset).getUint32(0)
  const list: readonly { readonly script: string; readonly weight: number; readonly bytes: number }[] =
    JSON.parse(new TextDecoder().decode(bundle.subarray(4, 4 + length)))
  let offset = 4 + length
  return list.map(({ script, weight, bytes }) => {
    const font = bundle.subarray(offset, offset + bytes)
    offset += bytes
    return { name: `${script}-${weight}`, bold: weight > 400, bytes: font }
  })
}

import { H264 } from '../nal-units.ts'

/**
 * True for an H.264 picture that no other references, so a decoder may skip it. `data` is in MP4
 * form, each unit preceded by its length in `lengthBytes` bytes.
 */
export function isDisposable(data: Uint8Array, lengthBytes: number): boolean {
  let slices = 0
  for (let at = 0; at + lengthBytes < data.length; ) {
    let bytes = 0
    for (let i = 0; i < lengthBytes; i++) bytes = bytes * 256 + (data[at + i] ?? 0)
    const slice = H264.sliceOf(data[at + lengthBytes] ?? 0, 0)
    if (slice?.isReference) return false
    if (slice) slices += 1
    at += lengthBytes + bytes
  }
  return slices > 0
}

/**
 * Size of the unit length field in an avcC record (ISO/IEC 14496-15); undefined for other codecs or
 * forms.
 */
export function lengthBytesOf({ codec, description }: VideoDecoderConfig): number | undefined {
  if (!/^avc[13]/.test(codec) || !description) return undefined
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
  return bytes[0] === 1 ? ((bytes[4] ?? 3) & 3) + 1 : undefined
}

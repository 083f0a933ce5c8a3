/** Picture file formats, told apart by content, because a name may be wrong. */
export type PictureFormat =
  | 'jpeg'
  | 'cmyk-jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'heif'
  | 'tiff'
  | 'jpeg-2000'
  | 'jpeg-xl'
  | 'psd'
  | 'svg'
  | 'camera-raw'

/**
 * Camera raw files are TIFF or ISO media inside, where an ordinary decoder finds only a thumbnail.
 */
const CAMERA_RAW = /\.(3fr|arw|cr2|cr3|dng|erf|iiq|kdc|mrw|nef|nrw|orf|pef|raf|raw|rw2|rwl|sr2|srf|srw|x3f)$/i

/** First bytes, as Latin-1, of the formats that the ISO box `ftyp` does not name. */
const BEGINNINGS: readonly (readonly [string, PictureFormat])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF8', 'gif'],
  ['BM', 'bmp'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['\0\0\0\x0cjP  ', 'jpeg-2000'],
  ['\xff\x4f\xff\x51', 'jpeg-2000'],
  ['\0\0\0\x0cJXL ', 'jpeg-xl'],
  ['\xff\x0a', 'jpeg-xl'],
  ['8BPS', 'psd'],
]

/** Brands of HEIF (ISO/IEC 23008-12) and AVIF. */
const HEIF_BRANDS = /^(avi[fs]|hei[cmsx]|hev[cmsx]|mi[fa]1|msf1)/

/**
 * The format of a file by its first bytes (some hundred kB where they hold a colour profile);
 * undefined for any other.
 */
export function pictureFormat(name: string, head: Uint8Array): PictureFormat | undefined {
  const text = latin1(head.subarray(0, 1024))
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (
    /^(\xef\xbb\xbf)?\s*(<\?xml[\s\S]*?)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[\s\S]*?)?<svg[\s>]/i.test(text)
  ) {
    return 'svg'
  }
  const brand = text.slice(4, 8) === 'ftyp' ? text.slice(8, 12) : undefined
  const found = BEGINNINGS.find(([bytes]) => text.startsWith(bytes))?.[1]
  if (CAMERA_RAW.test(name) && (brand || found === 'tiff' || found === undefined)) return 'camera-raw'
  if (brand) return HEIF_BRANDS.test(brand) ? 'heif' : undefined
  return found === 'jpeg' && isCmyk(head) ? 'cmyk-jpeg' : found
}

/** True when a JPEG's frame header (ITU-T T.81, B.2.2) has four components: CMYK. */
function isCmyk(jpeg: Uint8Array): boolean {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  for (let at = 2; at + 10 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = view.getUint8(at + 1)
    // SOF0 to SOF15, without DHT, JPG and DAC in between.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return jpeg[at + 9] === 4
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return false
}

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes)

import { createHash } from 'node:crypto'

/** The log's entry for a picture of a request. */
export interface SentPicture {
  readonly mime: string
  readonly bytes: number
  /** The first 16 hex digits of its SHA-256, which identify the picture. */
  readonly sha256: string
}

const DATA_URL = /^data:([^;,]*);base64,(.*)$/s

/** The first bytes of each kind, in hexadecimal. */
const MAGIC: Readonly<Record<string, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
  'image/gif': /^47494638/,
}

/** Every picture in a body, in order, with its faults. */
export function picturesIn(body: unknown): {
  readonly pictures: readonly SentPicture[]
  readonly faults: readonly string[]
} {
  const urls = imageUrls(body)
  const faults: string[] = []
  const pictures = urls.map((url, i) => {
    const [, mime = '', base64 = ''] = DATA_URL.exec(url) ?? []
    const bytes = Buffer.from(base64, 'base64')
    const canonical = bytes.toString('base64') === base64
    if (!canonical || bytes.length === 0) faults.push(`picture ${i + 1} is not a base64 data URL`)
    else if (!MAGIC[mime]?.test(bytes.toString('hex', 0, 16))) {
      faults.push(`picture ${i + 1} is not the "${mime}" that it says`)
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    return { mime, bytes: bytes.length, sha256 }
  })
  return { pictures, faults }
}

/** The body with a description for each picture, so that the log stays readable. */
export function withoutPictures(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      key === 'url' && typeof value === 'string' ? value.replace(/,.*$/s, `,… ${value.length}`) : value,
    ) ?? 'null',
  )
}

function imageUrls(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(imageUrls)
  if (typeof value !== 'object' || value === null) return []
  if ('image_url' in value) {
    const image = value.image_url
    const url = typeof image === 'object' && image !== null && 'url' in image ? image.url : image
    return [String(url)]
  }
  return Object.values(value).flatMap(imageUrls)
}

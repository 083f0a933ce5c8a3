import { libraryWords } from '../words/en/library.ts'

/** The content of a drop or clipboard; a part of DataTransfer. */
interface Carrier {
  readonly files: Iterable<File>
  readonly getData: (type: string) => string
}

/**
 * The dropped files, or the picture of a dropped `data:` URL; empty for other URLs and for text.
 */
export function droppedFiles(carrier: Carrier): readonly File[] {
  const files = [...carrier.files]
  if (files.length > 0) return files
  const picture = pictureIn(droppedAddress(carrier) ?? '')
  return picture ? [picture] : []
}

/** URL of a link or picture that was dragged from another page (RFC 2483, `text/uri-list`). */
export function droppedAddress(carrier: Carrier): string | undefined {
  return carrier
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'))
}

/** The picture in a `data:` URL (RFC 2397); undefined if there is none or it is damaged. */
function pictureIn(address: string): File | undefined {
  const comma = address.indexOf(',')
  const head = /^data:(image\/([\w-]+)[\w.+-]*)(?:;[^;,]*)*$/i.exec(address.slice(0, Math.max(comma, 0)))
  if (!head?.[1]) return undefined
  try {
    const body = decodeURIComponent(address.slice(comma + 1))
    const bytes = /;base64$/i.test(head[0])
      ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))
      : new TextEncoder().encode(body)
    return new File([bytes], `${libraryWords.droppedPicture}.${head[2]}`, { type: head[1].toLowerCase() })
  } catch {
    return undefined
  }
}

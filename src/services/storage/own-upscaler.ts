import { del, get, set } from 'idb-keyval'
import { maestro } from './database.ts'
import { decodeBlob, encodeBlob, wholeOrNot } from './media.ts'
import type { StoredBlob } from './schema.ts'
import { keyValues } from './transactions.ts'

/** The user's own upscaler. */
export interface OwnUpscaler {
  readonly name: string
  /** An ONNX file. */
  readonly file: Blob
  /** Its output for the self-check's tile when it was imported. */
  readonly samples: readonly number[]
}

type StoredUpscaler = Omit<OwnUpscaler, 'file'> & { readonly file: StoredBlob }

/** Stored among the media, because it contains a file. */
const KEY = ['upscaler', 'own']
const media = keyValues(maestro, 'media')

export async function loadOwnUpscaler(): Promise<OwnUpscaler | undefined> {
  const stored = await get<StoredUpscaler>(KEY, media)
  return stored && { ...stored, file: decodeBlob(stored.file) }
}

/** Replaces the earlier one. */
export async function saveOwnUpscaler(upscaler: OwnUpscaler): Promise<void> {
  const stored: StoredUpscaler = { ...upscaler, file: await encodeBlob(upscaler.file) }
  await wholeOrNot(set(KEY, stored, media))
}

export const deleteOwnUpscaler = (): Promise<void> => del(KEY, media)

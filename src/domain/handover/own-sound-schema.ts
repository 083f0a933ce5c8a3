import * as v from 'valibot'
import type { BlobId } from '../ids.ts'
import { bytes, type Entries, from, id, line, list, mime } from '../project/schema-parts.ts'
import { type OwnSound, SOUND_LIMITS } from './own-sound.ts'

export const ownSoundSchema = v.object({
  blob: id<BlobId>(),
  name: line,
  bytes,
  mime,
  seconds: from(0, SOUND_LIMITS.seconds),
  offset: from(-SOUND_LIMITS.offset, SOUND_LIMITS.offset),
  level: from(0, SOUND_LIMITS.level),
  peaks: list(from(0, 100), SOUND_LIMITS.peaks),
} satisfies Entries<OwnSound>)

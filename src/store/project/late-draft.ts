import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import { isLaterEdition } from '../../domain/project/project.ts'
import { toAppError } from '../../lib/errors.ts'
import { type StoredDraft, watchDrafts } from '../../services/storage/draft.ts'
import { readRecordLate } from '../../services/storage/records.ts'
import { log } from '../app/store.ts'
import { adoptUnsaved } from './adopt-unsaved.ts'
import { useProjectStore } from './store.ts'
import { claimedAs, writerToken } from './writer.ts'

/**
 * Takes in the last words of a page that closed while this tab took its project over. Their draft
 * may arrive after the lock did: browsers order neither the two nor two tabs' small storages.
 */
async function adoptDraft({ token, record }: StoredDraft): Promise<void> {
  const draft = await readRecordLate(record)
  const claimed = claimedAs()
  const { project } = useProjectStore.getState()
  if (!claimed || !project || draft.id !== claimed.id || token === writerToken()) return
  // What was on disk when this tab began to write has all of it.
  if (!isLaterEdition(draft, claimed)) return
  // It may name media that never reached the disk.
  const there = new Set([...blobsOf(claimed), ...blobsOf(project)])
  await adoptUnsaved({ project: withOnlyMedia(draft, there), blobs: new Map() })
}

/** Follows the drafts of other tabs. Call once. */
export const keepDrafts = (): void =>
  watchDrafts((draft) => {
    adoptDraft(draft).catch((error: unknown) => log({ code: 'problem' }, toAppError(error)))
  })

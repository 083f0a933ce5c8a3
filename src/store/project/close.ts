import type { Unsaved } from '../../services/storage/autosave.ts'
import { forgetHistory } from './history.ts'
import { keepOrphan } from './orphans.ts'
import { NOTHING_OPEN, useProjectStore } from './store.ts'
import { forgetWriter, stopWriting, type Writer } from './writer.ts'

/** Closes the open project, if any. Call in turn only. */
export async function closeOpen(): Promise<void> {
  const closing = stopWriting()
  forgetHistory()
  useProjectStore.setState(NOTHING_OPEN)
  if (closing) await endWriting(closing)
}

/**
 * Flushes and releases the project. What cannot be written is kept here and passed to `handOn`
 * before another tab may write.
 */
export async function endWriting(writer: Writer, handOn?: (unsaved: Unsaved) => void): Promise<void> {
  const { autosave, release } = writer
  const unsaved = await autosave.close()
  try {
    if (unsaved) {
      keepOrphan(unsaved)
      handOn?.(unsaved)
    }
  } finally {
    forgetWriter(writer)
    release()
  }
}

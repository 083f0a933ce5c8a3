import { saveDraft } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { useProjectStore } from './store.ts'
import { drafts, flushProject } from './writer.ts'

/**
 * Flushes when the page is hidden or closed: to the database and to a draft, because a closing page
 * may not outlive the transaction.
 * @returns false when only the database can still save it.
 */
export function flushBeforeExit(): boolean {
  const isSafe = drafts().map(saveDraft).every(Boolean)
  void flushProject()
  return isSafe
}

/** Flushes on the user's request and logs success; the header shows failures. */
export async function flushByHand(): Promise<void> {
  await flushProject()
  const { project, readOnly, save } = useProjectStore.getState()
  if (project && !readOnly && save.status === 'saved') log({ code: 'saved' })
}

import { leaveLastWords } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { useProjectStore } from './store.ts'
import { flushProject, unwritten, writerToken } from './writer.ts'

/**
 * Flushes when the page is hidden or goes: into the database and into a draft, because a page that
 * goes may not see the database answer.
 * @returns false when only the database can still save it.
 */
export function flushBeforeExit(): boolean {
  const [project, token] = [unwritten(), writerToken()]
  const left = !project || token === undefined || leaveLastWords({ token, project })
  void flushProject()
  return left
}

/** Flushes because a person asks for it, and logs that all is saved. The header says what fails. */
export async function flushByHand(): Promise<void> {
  await flushProject()
  const { project, readOnly, save } = useProjectStore.getState()
  if (project && !readOnly && save.status === 'saved') log('Saved')
}

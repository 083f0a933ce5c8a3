import { leaveLastWords } from '../../services/storage/draft.ts'
import { flushProject, unwritten, writerToken } from './writer.ts'

/**
 * Saves what is waiting when the page is hidden or goes: twice, because a page that goes may not
 * see the database answer.
 * @returns false when only the database can still save it.
 */
export function savePartingProject(): boolean {
  const [project, token] = [unwritten(), writerToken()]
  const left = !project || token === undefined || leaveLastWords({ token, project })
  flushProject()
  return left
}

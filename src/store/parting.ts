import { leaveLastWords } from '../services/last-words.ts'
import { flushProject, unwritten, writerToken } from './project-store.ts'

/** Saves what is waiting when the page is hidden or goes: twice, because a page that goes may not see the database answer. */
export function savePartingProject(): void {
  const [project, token] = [unwritten(), writerToken()]
  if (project && token !== undefined) leaveLastWords({ token, project })
  flushProject()
}

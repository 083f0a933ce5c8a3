import { log } from '../app/store.ts'
import { useProjectStore } from './store.ts'
import { saveProject } from './writer.ts'

/**
 * Writes what is waiting, and says so: it would be written by itself, but whoever asks wants to
 * know. What fails the header says.
 */
export async function saveNow(): Promise<void> {
  await saveProject()
  const { project, readOnly, save } = useProjectStore.getState()
  if (project && !readOnly && save.status === 'saved') log('Saved')
}

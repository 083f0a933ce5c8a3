import type { ProjectId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { isCancel } from '../../lib/errors.ts'
import { stop } from '../jobs/running.ts'
import { closeProject } from '../project/session.ts'
import { useProjectStore } from '../project/store.ts'
import { beginProject, reportLibrary, showInLibrary } from './store.ts'
import { transferring } from './transferring.ts'

/**
 * Creates a project from what `fill` imports. The project is shown and written once it holds
 * something; otherwise none is created and the list shows why.
 * @param fill may go on after this has resolved: sampling continues.
 * @param onBegun is called once the open project has been closed.
 * @returns undefined where nothing was imported or the user has left meanwhile.
 */
export async function makeProjectOf(
  name: string,
  fill: () => Promise<unknown>,
  onBegun: () => void,
): Promise<ProjectId | undefined> {
  try {
    return await transferring({ doing: 'reading', file: name }, async (_, signal) => {
      const id = await beginProject(name.replace(/\.[^.]+$/, '') || undefined)
      if (!id) return undefined
      onBegun()
      signal.addEventListener('abort', () => void stop())
      await Promise.race([fill(), holding(id)])
      const { project, problems } = useProjectStore.getState()
      if (project?.id !== id) return undefined
      if (holdsSomething(project)) return id
      await closeProject(id)
      showInLibrary(Object.values(problems).map((problem) => withName(problem, name)))
      return undefined
    })
  } catch (error) {
    if (!isCancel(error)) reportLibrary(error)
    return undefined
  }
}

/** In the project a clip's problem stands beside the clip; in the list it needs the file's name. */
const withName = (problem: Problem, name: string): Problem =>
  problem.code.startsWith('clip-') && problem.detail !== name
    ? { ...problem, detail: { code: 'named', name, why: problem.detail } }
    : problem

/** A project that the user has typed into counts as well. */
const holdsSomething = ({ video, style, context, shots }: Project) =>
  video !== undefined || style !== undefined || context !== '' || shots.length > 0

/** Resolves once the project holds something or is no longer open. */
function holding(id: ProjectId): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = useProjectStore.subscribe(({ project }) => {
      if (project?.id === id && !holdsSomething(project)) return
      unsubscribe()
      resolve()
    })
  })
}

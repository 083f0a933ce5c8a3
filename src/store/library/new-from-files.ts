import type { ProjectId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { isCancel } from '../../lib/errors.ts'
import { stop } from '../jobs/run.ts'
import { closeProject } from '../project/session.ts'
import { useProjectStore } from '../project/store.ts'
import { beginProject, reportLibrary, showInLibrary } from './store.ts'
import { transferring } from './transfer.ts'

/**
 * Makes a project of what `fill` takes in. It is shown and written only once something has been
 * taken in: where nothing is, there is no project either, and the list says why.
 * @param fill goes on after this has resolved: the frames are still being sampled.
 * @param onBegun is called once the project that was open before has made room.
 * @returns undefined where nothing was taken in, or somebody has gone elsewhere meanwhile.
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

/**
 * What went wrong with a clip is said in the project at the clip, above the list it needs a name.
 */
const withName = (problem: Problem, name: string): Problem =>
  problem.code.startsWith('clip-') && problem.detail !== name
    ? { ...problem, detail: [name, problem.detail].filter(Boolean).join(': ') }
    : problem

/** Whoever writes into it while the clip is being read has a use for it as well. */
const holdsSomething = ({ video, style, context, shots }: Project) =>
  video !== undefined || style !== undefined || context !== '' || shots.length > 0

/** Resolves once the project holds something, or is no longer open. */
function holding(id: ProjectId): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = useProjectStore.subscribe(({ project }) => {
      if (project?.id === id && !holdsSomething(project)) return
      unsubscribe()
      resolve()
    })
  })
}

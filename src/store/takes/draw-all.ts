import { countedShots } from '../../domain/board/counted-shots.ts'
import type { Shot } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import { isDrawn, type Lost } from '../../domain/jobs/readiness.ts'
import type { Project } from '../../domain/project/project.ts'
import { type ToDraw, toDraw } from '../../domain/takes/to-draw.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { workOnShots } from '../jobs/run.ts'
import { type JobState, useJobStore } from '../jobs/store.ts'
import { openedProject } from '../project/store.ts'
import { useLostStore } from './lost-pictures.ts'
import type { StaleTakes } from './stale.ts'
import { judgeTakes } from './watch-stale.ts'

/**
 * Missing and changed pictures, pictures in place of drafts, or every picture that an engine drew.
 */
export type DrawAllChoice = 'changed' | 'finals' | 'all'

/** Asks which pictures are drawn. */
interface DrawAllState {
  /** Waits for the user's answer; undefined to draw none. */
  readonly answer?: ((choice: DrawAllChoice | undefined) => void) | undefined
}

export const useDrawAllStore = createShown<DrawAllState>(() => ({}))

/** The shots that drawing all would take, and what of them. */
export function shotsToDraw(
  project: Project,
  lost: Lost,
  stale: StaleTakes,
  { shots }: Pick<JobState, 'shots'>,
): ToDraw {
  const isInWork = (id: ShotId) => ['waiting', 'draw'].includes(shots[id]?.status ?? '')
  const inWork = new Set(project.shots.map(({ id }) => id).filter(isInWork))
  return toDraw(project, lost, stale, inWork)
}

/** The shots of a choice, in the order of the board. */
export function shotsOf(project: Project, choice: DrawAllChoice, to: ToDraw): readonly Shot[] {
  const { missing, changed, drafts, fresh } = to
  const wanted = {
    changed: [...missing, ...changed],
    finals: drafts,
    all: [...missing, ...changed, ...drafts, ...fresh],
  }
  const chosen = new Set(wanted[choice])
  return countedShots(project).filter((shot) => chosen.has(shot))
}

/**
 * Draws every shot without a picture. Where a person has changed something since pictures were
 * drawn, or where drafts are shown, it asks first which are drawn.
 */
export async function drawAllShots(): Promise<void> {
  const { changed, drafts } = sorted(openedProject())
  const choice = changed.length + drafts.length > 0 ? await ask() : 'changed'
  if (!choice) return
  const project = openedProject()
  const shots = shotsOf(project, choice, sorted(project))
  const left = countedShots(project).filter((shot) => !shots.includes(shot))
  const there = left.filter((shot) => isDrawn(shot, useLostStore.getState().lost)).length
  const ids = shots.map(({ id }) => id)
  await workOnShots('draw', ids, { there, skipped: left.length - there })
}

const sorted = (project: Project) =>
  shotsToDraw(project, useLostStore.getState().lost, judgeTakes(project), useJobStore.getState())

function ask(): Promise<DrawAllChoice | undefined> {
  const asked = Promise.withResolvers<DrawAllChoice | undefined>()
  useDrawAllStore.setState({
    answer: (choice) => {
      useDrawAllStore.setState({ answer: undefined })
      asked.resolve(choice)
    },
  })
  return asked.promise
}

import { nearestAspectRatio } from '../board/aspect-ratio.ts'
import { shotsOnSheet } from '../board/counted-shots.ts'
import type { Shot } from '../board/shot.ts'
import type { Reach } from '../clip/frames.ts'
import { sheetPrompt } from '../engines/sheet-prompt.ts'
import type { ShotId } from '../ids.ts'
import { aspectRatio, type Project } from '../project/project.ts'
import { type NamedSubject, subjectsIn } from '../scene/named-subjects.ts'
import { type ManifestChoice, manifestFor, sentOf } from '../takes/manifest.ts'
import { gridFor, sizeOfSheet } from '../takes/sheet-grid.ts'
import type { SheetPlan } from './draw-plan.ts'

/** The user's picture options, as far as a sheet has them. */
interface SheetChoice extends ManifestChoice {
  /** Width over height of each cell; absent for the clip's own. */
  readonly aspect?: number
  readonly seed?: number
  /** The shapes that the model draws, such as "16:9"; absent where unknown. */
  readonly aspectRatios?: readonly string[] | undefined
}

/**
 * Plans draft sheets of these shots, all with one grid, so that each costs as much. Shots that are
 * gone or have no text are left out, and so is a sheet without any.
 */
export function sheetPlans(
  project: Project,
  sheets: readonly (readonly ShotId[])[],
  choice: SheetChoice,
  engine: Reach,
): readonly SheetPlan[] {
  const lists = sheets.map((ids) => shotsOnSheet(project).filter(({ id }) => ids.includes(id)))
  const most = Math.max(...lists.map(({ length }) => length))
  if (most < 1) return []
  const aspect = choice.aspect ?? aspectRatio(project)
  const grid = gridFor(most, aspect, choice.aspectRatios)
  const seed = choice.seed ?? project.settings.seed + (project.sheets?.length ?? 0)
  return lists.flatMap((shots, nth): readonly SheetPlan[] => {
    const [first] = shots
    if (!first) return []
    const references = boardReferences(project, first, choice, engine)
    const { rows, columns } = grid
    const subjects = subjectsOf(project, shots)
    const prompt = sheetPrompt({
      shots,
      rows,
      columns,
      context: project.context,
      subjects,
      styleWords: project.styleWords,
      roles: references.map(({ role }) => role),
      aspectRatio: nearestAspectRatio(aspect),
    })
    return [
      {
        kind: 'draw',
        shot: first,
        context: project.context,
        subjects,
        references,
        aspect: grid.sheetAspect,
        seed: seed + nth,
        exact: { prompt },
        size: sizeOfSheet(grid),
        sheet: { shots, rows, columns, aspect: grid.aspect },
      },
    ]
  })
}

/** Everyone and everything that any of the shots names, each once. */
function subjectsOf(project: Project, shots: readonly Shot[]): readonly NamedSubject[] {
  const named = shots.flatMap((shot) => subjectsIn(project, shot))
  return [...new Map(named.map((one) => [one.subject.id, one])).values()]
}

/** The pictures that concern the whole board: identity and style, as its shots have them. */
function boardReferences(project: Project, shot: Shot, choice: SheetChoice, engine: Reach) {
  const { references: _, wordsOnly: __, sourceTime: ___, ...bare } = shot
  const board: Shot = { ...bare, takes: [], continuity: 'none' }
  return sentOf(manifestFor(project, board, choice, engine))
}

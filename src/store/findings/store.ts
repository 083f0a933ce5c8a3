import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { withFix } from '../../domain/findings/apply-fix.ts'
import type { Fix } from '../../domain/findings/finding.ts'
import { type FindingPlace, type PlaceKey, placeKey, placeOf } from '../../domain/findings/finding-place.ts'
import {
  type BoardFindings,
  type Finding,
  findingsOf,
  withFindingLeft,
} from '../../domain/findings/findings.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'

interface FindingsState extends BoardFindings {
  /** The findings by place. */
  readonly at: ReadonlyMap<PlaceKey, readonly Finding[]>
  /** The fields of each shot that have findings. */
  readonly fields: ReadonlyMap<ShotId, readonly ShotFieldKey[]>
  /** Where findings are open. */
  readonly open?: PlaceKey | undefined
}

const NONE: FindingsState = { findings: [], english: true, at: new Map(), fields: new Map(), open: undefined }

/** What the rules find on the open board. It follows the project, so it is not saved. */
export const useFindings = createShown<FindingsState>(() => NONE)

/** Opens the findings at a place of the board; undefined closes them. */
export const openFindings = (open: PlaceKey | undefined) => useFindings.setState({ open })

/** Milliseconds without an edit before findings are recounted; pauses in typing are shorter. */
const PAUSE_MS = 150
/** Longest wait for an idle browser, in milliseconds. */
const BUSY_MS = 150

let timer: ReturnType<typeof setTimeout> | undefined
let counted: Project | undefined

function count(): void {
  clearTimeout(timer)
  const { project } = useProjectStore.getState()
  if (project === counted) return
  counted = project
  const found = project ? findingsOf(project) : NONE
  useFindings.setState({ ...found, ...byPlace(found.findings) })
}

function byPlace(findings: readonly Finding[]): Pick<FindingsState, 'at' | 'fields'> {
  const at = new Map<PlaceKey, readonly Finding[]>()
  const fields = new Map<ShotId, readonly ShotFieldKey[]>()
  for (const finding of findings) {
    const place = placeOf(finding)
    if (!place) continue
    const key = placeKey(place)
    const { shot, field } = place
    if (field && !at.has(key)) fields.set(shot, [...(fields.get(shot) ?? []), field])
    at.set(key, [...(at.get(key) ?? []), finding])
  }
  return { at, fields }
}

function countSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void untilIdle(BUSY_MS).then(count), PAUSE_MS)
}

const isRead = (one: Project, other: Project) =>
  one.shots === other.shots &&
  one.leftFindings === other.leftFindings &&
  one.frames === other.frames &&
  one.video?.window === other.video?.window &&
  one.video?.measured === other.video?.measured

let watching = false

/** Counts findings now, and again in a pause after each change that a rule reads. */
export function watchFindings(): void {
  if (watching) return
  watching = true
  count()
  useProjectStore.subscribe(({ project }, before) => {
    if (project?.id !== before.project?.id) {
      useFindings.setState(NONE)
      counted = undefined
    }
    if (!project || !before.project || !isRead(project, before.project)) countSoon()
  })
}

/** Makes the edit of a fix, which can be undone. */
export function fixFinding(finding: Finding, fix: Fix): void {
  const where = numbered(finding)
  editProject((project) => withFix(project, fix.edit, newId), { edit: 'fix' })
  log({ code: 'finding-fixed', ...where })
  count()
}

/** Leaves a finding as it is until one of the fields that it was read from changes. */
export function leaveFinding(finding: Finding): void {
  editProject((project) => withFindingLeft(project, finding.key), { edit: 'leave-finding' })
  log({ code: 'finding-left', ...numbered(finding) })
  count()
}

/** The place of a finding, by the number of its shot. */
function numbered(finding: Finding): { readonly shot: string; readonly between: boolean } {
  const { project } = useProjectStore.getState()
  const { shot, field }: Partial<FindingPlace> = placeOf(finding) ?? {}
  return { shot: project && shot ? numberOf(project, shot) : '', between: field === undefined }
}

import { create } from 'zustand'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { withFix } from '../../domain/findings/apply-fix.ts'
import type { Fix } from '../../domain/findings/finding.ts'
import {
  type BoardFindings,
  type Finding,
  findingsOf,
  withFindingLeft,
} from '../../domain/findings/findings.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'

interface FindingsState extends BoardFindings {
  /** The findings that stand before a shot. */
  readonly before: ReadonlyMap<ShotId, readonly Finding[]>
  /** The shot before which findings are open. */
  readonly open?: ShotId | undefined
}

const NONE: FindingsState = { findings: [], english: true, before: new Map(), open: undefined }

/** What the rules find on the open board. It follows the project, so it is not saved. */
export const useFindings = create<FindingsState>(() => NONE)

/** Opens the findings before a shot; undefined closes them. */
export const openFindings = (open: ShotId | undefined) => useFindings.setState({ open })

/** Typing goes on with shorter pauses, in milliseconds. */
const PAUSE_MS = 150
/** A busy browser counts after this long. */
const BUSY_MS = 150

let timer: ReturnType<typeof setTimeout> | undefined
let counted: Project | undefined

function count(): void {
  clearTimeout(timer)
  const { project } = useProjectStore.getState()
  if (project === counted) return
  counted = project
  const found = project ? findingsOf(project) : NONE
  useFindings.setState({ ...found, before: byShot(found.findings) })
}

function byShot(findings: readonly Finding[]): FindingsState['before'] {
  const before = new Map<ShotId, readonly Finding[]>()
  for (const finding of findings) {
    const id = finding.shots.at(-1)
    if (id) before.set(id, [...(before.get(id) ?? []), finding])
  }
  return before
}

function countSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void untilIdle(BUSY_MS).then(count), PAUSE_MS)
}

const isRead = (one: Project, other: Project) =>
  one.shots === other.shots &&
  one.leftFindings === other.leftFindings &&
  one.frames === other.frames &&
  one.video?.window === other.video?.window

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
export function fixFinding({ shots }: Finding, fix: Fix): void {
  const shot = numberBefore(shots)
  editProject((project) => withFix(project, fix.edit, newId<ShotId>), { edit: 'fix' })
  log({ code: 'finding-fixed', shot })
  count()
}

/** Leaves a finding as it is until one of the fields that it was read from changes. */
export function leaveFinding({ key, shots }: Finding): void {
  editProject((project) => withFindingLeft(project, key), { edit: 'leave-finding' })
  log({ code: 'finding-left', shot: numberBefore(shots) })
  count()
}

/** The number of the shot before which a finding stands. */
function numberBefore(about: readonly ShotId[]): string {
  const { project } = useProjectStore.getState()
  const id = about.at(-1)
  return project && id ? numberOf(project, id) : ''
}

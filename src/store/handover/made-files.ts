import type { FileKind, Preset } from '../../domain/handover/file-kinds.ts'
import type { PictureFact } from '../../domain/handover/job.ts'
import type { MakeStep } from '../../domain/handover/make-step.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import type { MadeFile } from '../../services/handover/make-session.ts'
import type { HandoverPart } from './part.ts'

/** How far the files of one kind are. */
export type FileState =
  | { readonly status: 'waiting' }
  /** `share`: 0 to 1; `step`: what it waits for meanwhile. */
  | { readonly status: 'making'; readonly share: number; readonly step?: MakeStep | undefined }
  | { readonly status: 'made'; readonly files: readonly MadeFile[] }
  | { readonly status: 'failed'; readonly problem: Problem }

/** What was dropped, and the shots whose pictures were the reason; none where more has changed. */
interface Outdated {
  readonly kinds: ReadonlySet<FileKind>
  readonly shots: ReadonlySet<ShotId>
}

interface MadeState {
  /** The board that they were made of, and when, in milliseconds since the epoch. */
  readonly of?: Project | undefined
  readonly at: number
  /** Its shots that they were made of; absent for all. */
  readonly part?: HandoverPart
  /** What was drawn into its pictures as they left, as `burntNow` tells it. */
  readonly burnt: string
  /** What their names begin with. */
  readonly slug: string
  /** For whom they are. */
  readonly preset: Preset
  readonly files: Readonly<Partial<Record<FileKind, FileState>>>
  readonly pictures: readonly PictureFact[]
  /** How much of the pictures has been looked at, before the first file is made. */
  readonly looked?: number | undefined
  readonly running: boolean
  readonly cancelled: boolean
  /** Files that were finished and are older than the board: they are offered no more. */
  readonly outdated?: Outdated | undefined
  readonly isSaving: boolean
  /** The share of the bytes that are saved, while saving takes more than a moment. */
  readonly saving?: number | undefined
  /** They were saved at least once. */
  readonly saved: boolean
  /** The folder that they were saved into last. */
  readonly folder?: string | undefined
  /** What went wrong beside a file. */
  readonly problem?: Problem | undefined
}

const NOTHING: MadeState = {
  at: 0,
  burnt: '',
  slug: '',
  preset: 'client',
  files: {},
  pictures: [],
  running: false,
  cancelled: false,
  isSaving: false,
  saved: false,
}

/** The files of the hand-over that is being made or was made last. */
export const useMadeFiles = createShown<MadeState>(() => NOTHING)

export const setFile = (kind: FileKind, state: FileState) =>
  useMadeFiles.setState(({ files }) => ({ files: { ...files, [kind]: state } }))

/** Forgets finished files, for what is chosen has changed. */
export function forgetMade(): void {
  const { running, isSaving } = useMadeFiles.getState()
  if (!running) useMadeFiles.setState({ ...NOTHING, isSaving }, true)
}

/** Every finished file, in the order of the list. */
export const finishedFiles = (): readonly MadeFile[] =>
  Object.values(useMadeFiles.getState().files).flatMap((state) =>
    state.status === 'made' ? state.files : [],
  )

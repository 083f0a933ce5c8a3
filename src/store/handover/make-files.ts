import { shownTake } from '../../domain/board/shot.ts'
import { handedFrame } from '../../domain/handover/clip-frame.ts'
import type { ExportWords } from '../../domain/handover/export-words.ts'
import { ALL_KINDS, type FileKind, rowOf } from '../../domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../domain/handover/job.ts'
import type { OnMade } from '../../domain/handover/make-step.ts'
import { optionsToMake } from '../../domain/handover/options.ts'
import type { ShotId } from '../../domain/ids.ts'
import { problemOf } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { type MakeSession, openMakeSession, type PictureOf } from '../../services/handover/make-session.ts'
import { loadClip } from '../clip/clip.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'
import { type Basis, basisOf, toldOf } from './basis.ts'
import type * as Burnt from './burnt.ts'
import { chosenKinds, useChoices } from './choices.ts'
import { shownLogo } from './logo.ts'
import { type FileState, finishedFiles, setFile, useMadeFiles } from './made-files.ts'
import { burntNow, dropOutdated } from './outdated.ts'
import { saveFiles } from './save-files.ts'

export interface MakeWords {
  /** Inside the files. */
  readonly inside: ExportWords
  /** On burnt pictures. */
  readonly marks: FileWords
}

let controller: AbortController | undefined

export const cancelMaking = () => controller?.abort(new AppError('cancelled'))

/** Makes the chosen files and saves them. One that fails does not keep the others. */
export function makeFiles(words: MakeWords): Promise<void> {
  const kinds = chosenKinds(useChoices.getState())
  const files = Object.fromEntries(kinds.map((kind) => [kind, { status: 'waiting' } satisfies FileState]))
  return run({ files, at: Date.now(), pictures: [], saved: false, outdated: undefined }, kinds, words)
}

/**
 * Makes a failed file once more, if one is named, and those that are older than the board. The
 * finished ones stay as they are.
 */
export function makeAgain(words: MakeWords, failed?: FileKind): Promise<void> {
  if (controller) return Promise.resolve()
  dropOutdated(basisOf(openedProject()))
  const { outdated } = useMadeFiles.getState()
  const kinds = ALL_KINDS.filter((kind) => kind === failed || outdated?.kinds.has(kind))
  for (const kind of kinds) setFile(kind, { status: 'waiting' })
  return run({ outdated: undefined }, kinds, words)
}

type Start = Partial<ReturnType<typeof useMadeFiles.getState>>

async function run(start: Start, kinds: readonly FileKind[], words: MakeWords): Promise<void> {
  if (controller) return
  const project = openedProject()
  const running = new AbortController()
  controller = running
  const leavesProject = useProjectStore.subscribe((state) => {
    // The pictures of another project cannot be loaded.
    if (state.project?.id !== project.id) cancelMaking()
  })
  const basis = basisOf(project)
  const { board, part, slug } = basis
  useMadeFiles.setState({
    ...start,
    of: board,
    part,
    burnt: burntNow(),
    slug,
    preset: useChoices.getState().preset,
    running: true,
    cancelled: false,
    problem: undefined,
  })
  try {
    await makeEach(basis, kinds, words, running.signal)
  } catch (error) {
    if (!running.signal.aborted) useMadeFiles.setState({ problem: problemOf(error) })
  } finally {
    leavesProject()
    controller = undefined
    // What was not begun is no longer waited for.
    useMadeFiles.setState(({ files }) => ({
      files: Object.fromEntries(Object.entries(files).filter(([, { status }]) => isEnd(status))),
      running: false,
      looked: undefined,
      cancelled: running.signal.aborted,
    }))
  }
  if (!running.signal.aborted && finishedFiles().length > 0) await saveFiles()
}

const isEnd = (status: FileState['status']) => status === 'made' || status === 'failed'

async function makeEach(basis: Basis, kinds: readonly FileKind[], words: MakeWords, signal: AbortSignal) {
  const { shown: project } = basis
  const { leaving } = await import('./burnt.ts')
  const { as, load } = leaving(words.marks)
  const options = optionsToMake(useChoices.getState())
  const { at, files } = useMadeFiles.getState()
  const together = ALL_KINDS.filter((kind) => kind in files)
  const job: HandoverJob = {
    project: as(project),
    ...toldOf(basis),
    kinds: together,
    options,
    pictures: [],
    words: words.inside,
    ...(await shownLogo(options)),
    at,
  }
  const open = () => openMakeSession((shot, which) => loadOf(project, shot, which, load), signal)
  let session: MakeSession = open()
  try {
    if (together.some((kind) => rowOf(kind).pictures)) {
      const pictures = await session.survey(job, (looked) => useMadeFiles.setState({ looked }))
      useMadeFiles.setState({ pictures, looked: undefined })
    }
    const { pictures } = useMadeFiles.getState()
    // It names the other files, some of which are called otherwise than planned.
    const inOrder = [...kinds].sort((a, b) => Number(a === 'readme') - Number(b === 'readme'))
    for (const kind of inOrder) {
      setFile(kind, { status: 'making', share: 0 })
      try {
        const clip = kind === 'animatic' && options.animatic.sound ? await heardFile(basis) : undefined
        const onProgress: OnMade = (share, step) => setFile(kind, { status: 'making', share, step })
        const made = await session.make(kind, { ...job, pictures, made: madePaths() }, onProgress, clip)
        setFile(kind, { status: 'made', files: made })
      } catch (error) {
        if (signal.aborted) throw error
        setFile(kind, { status: 'failed', problem: problemOf(error) })
        // After a crash the others get a worker that lives.
        session.end()
        session = open()
      }
    }
  } finally {
    session.end()
  }
}

/** The paths of the kinds that are made as one file. */
function madePaths(): NonNullable<HandoverJob['made']> {
  const states = Object.entries(useMadeFiles.getState().files)
  return Object.fromEntries(
    states.flatMap(([kind, state]) => {
      const [file, ...others] = state.status === 'made' ? state.files : []
      return file && others.length === 0 ? [[kind, file.path]] : []
    }),
  )
}

/** The sound file under the board, else its clip. */
async function heardFile({ board, hasClip }: Basis): Promise<Blob | undefined> {
  if (board.sound) return loadBlob(board.sound.blob)
  return hasClip ? loadClip() : undefined
}

async function loadOf(
  project: Project,
  id: ShotId,
  which: PictureOf,
  load: ReturnType<typeof Burnt.leaving>['load'],
): Promise<Blob | undefined> {
  const shot = project.shots.find((one) => one.id === id)
  if (which === 'frame') {
    const frame = shot && handedFrame(project, shot)
    return frame && loadBlob(frame.blob)
  }
  const take = shot && shownTake(shot)
  const blob = which === 'upscaled' ? take?.upscaled?.blob : take?.blob
  return shot && take && blob ? load(blob, shot, take) : undefined
}

import { shownTake } from '../../domain/board/shot.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import { currentStation, hasPictures, pendingShots, pendingUpscales } from '../../domain/jobs/readiness.ts'
import { STEP_WORDS } from '../../domain/jobs/step-words.ts'
import { isEngineStep, isShotStep, type Step, whyNot } from '../../domain/jobs/steps.ts'
import type { Project } from '../../domain/project/project.ts'
import { downloadBoard } from '../../store/handover/downloads.ts'
import { describeScene, directShots } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useHasKey, useSettingsStore } from '../../store/settings/store.ts'
import { drawAll } from '../../store/takes/drawing.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { upscaleAll } from '../../store/upscale/upscale.ts'
import { usePrices } from '../money/use-prices.ts'
import { useCannotDraw } from '../takes/use-cannot-draw.ts'
import { READ_ONLY } from '../takes/use-why-not-draw.ts'
import { ENGINE_WORDS } from '../words/engine-words.ts'

export interface StepChoice {
  readonly label: string
  /** Why it cannot be pressed now. */
  readonly why: string | undefined
  /** The one that is useful next. */
  readonly next: boolean
  /** "≈ $0.07 · 10 pictures ≈ $0.67"; absent where nothing is billed. */
  readonly price?: string | undefined
  readonly run: () => unknown
}

const noPictures = ({ shots }: Project) =>
  shots.some(shownTake) ? 'The pictures are no longer here.' : 'There are no pictures yet.'

const isInWork = (status: string | undefined) => status === 'waiting' || status === 'draw'

/** The five things that can be done with the board, in order, with the reason where one cannot. */
export function useSteps(): readonly StepChoice[] {
  const project = useProjectStore((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const lost = useLostStore((state) => state.lost)
  const running = useJobStore(({ job }) => job?.kind)
  const shots = useJobStore((state) => state.shots)
  const describeNext = useJobStore((state) => state.describeNext)
  const engines = useEngines()
  const hasKey = useHasKey()
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  const prices = usePrices()
  const cannotDraw = useCannotDraw()
  if (!project) return []
  const station = currentStation(project, lost)

  const why = (kind: Step): string | undefined => {
    if (readOnly) return READ_ONLY
    const blocked = whyNot(kind, project, lost)
    if (blocked) return blocked
    const engine = isEngineStep(kind) ? engines[kind] : undefined
    if (engine && factsOf(engine).needsKey && !hasKey) return ENGINE_WORDS[engine].addKey
    if (kind === 'describe' && describeNext) return 'It starts as soon as the frames are there.'
    // Analyzing follows the frames that are being sampled; more pictures join those that are being
    // made.
    const joins = (kind === 'describe' && running === 'sample') || (isShotStep(kind) && running === kind)
    return running && !joins ? STEP_WORDS[running].running : undefined
  }
  const toDraw = pendingShots(project, lost).filter(({ id }) => !isInWork(shots[id]?.status)).length
  const toUpscale = pendingUpscales(project, upscale, lost).length
  return [
    {
      label: 'Analyze video',
      why: why('describe'),
      next: station === 'clip' || station === 'scene',
      price: prices.of('describe'),
      run: describeScene,
    },
    {
      label: 'Generate shots',
      why: why('direct'),
      next: station === 'shots',
      price: prices.of('direct'),
      run: directShots,
    },
    {
      label: 'Generate all images',
      why:
        why('draw') ??
        cannotDraw ??
        (running === 'draw' && toDraw === 0 ? STEP_WORDS.draw.running : undefined),
      next: station === 'pictures',
      // With nothing left to draw it costs nothing.
      price: toDraw > 0 ? prices.of('draw', toDraw) : undefined,
      run: drawAll,
    },
    {
      label: 'Upscale all',
      why: why('upscale') ?? (toUpscale > 0 ? undefined : 'Every picture is upscaled.'),
      next: false,
      run: upscaleAll,
    },
    {
      label: 'Download board',
      why: hasPictures(project, lost) ? undefined : noPictures(project),
      next: station === 'export' && pendingShots(project, lost).length === 0,
      run: downloadBoard,
    },
  ]
}

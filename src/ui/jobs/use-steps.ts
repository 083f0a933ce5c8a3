import { shownTake } from '../../domain/board/shot.ts'
import type { JobKind } from '../../domain/jobs/job.ts'
import {
  currentStation,
  hasPictures,
  pendingShots,
  pendingUpscales,
  whyNot,
} from '../../domain/jobs/readiness.ts'
import type { Project } from '../../domain/project/project.ts'
import { downloadBoard } from '../../store/handover/downloads.ts'
import { analyze, generateShots, useJobStore } from '../../store/jobs/run.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine, useSettingsStore } from '../../store/settings/store.ts'
import { generateAllImages } from '../../store/takes/drawing.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { upscaleAll } from '../../store/upscale/upscale.ts'
import { usePrices } from '../money/use-prices.ts'
import { usePaints } from '../takes/use-paints.ts'
import { READ_ONLY } from '../takes/use-why-not-draw.ts'

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

const RUNNING: Readonly<Record<JobKind, string>> = {
  frames: 'The clip is being sampled.',
  analyze: 'The clip is being analyzed.',
  shots: 'The shots are being written.',
  images: 'Pictures are being drawn.',
  upscale: 'Pictures are being upscaled.',
}

const noPictures = ({ shots }: Project) =>
  shots.some(shownTake) ? 'The pictures are no longer here.' : 'There are no pictures yet.'

const isInWork = (status: string | undefined) => status === 'waiting' || status === 'drawing'

/** The five things that can be done with the board, in order, with the reason where one cannot. */
export function useSteps(): readonly StepChoice[] {
  const project = useProjectStore((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const lost = useLostStore((state) => state.lost)
  const running = useJobStore(({ job }) => job?.kind)
  const shots = useJobStore((state) => state.shots)
  const analyzeNext = useJobStore((state) => state.analyzeNext)
  const { engine, hasKey } = useEngine()
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  const prices = usePrices()
  const paints = usePaints()
  if (!project) return []
  const station = currentStation(project, lost)

  const why = (kind: JobKind): string | undefined => {
    if (readOnly) return READ_ONLY
    const blocked = whyNot(kind, project, lost)
    if (blocked) return blocked
    if (kind !== 'upscale' && engine === 'openrouter' && !hasKey)
      return 'Add your OpenRouter key in Settings, or choose Sketch.'
    if (kind === 'analyze' && analyzeNext) return 'It starts as soon as the frames are there.'
    // Analyzing follows the frames that are being sampled; more pictures join those that are being
    // made.
    const joins =
      (kind === 'analyze' && running === 'frames') ||
      ((kind === 'images' || kind === 'upscale') && running === kind)
    return running && !joins ? RUNNING[running] : undefined
  }
  const toDraw = pendingShots(project, lost).filter(({ id }) => !isInWork(shots[id]?.status)).length
  const toUpscale = pendingUpscales(project, upscale, lost).length
  return [
    {
      label: 'Analyze video',
      why: why('analyze'),
      next: station === 'clip' || station === 'scene',
      price: prices?.analyze,
      run: analyze,
    },
    {
      label: 'Generate shots',
      why: why('shots'),
      next: station === 'shots',
      price: prices?.shots,
      run: generateShots,
    },
    {
      label: 'Generate all images',
      why: why('images') ?? paints ?? (running === 'images' && toDraw === 0 ? RUNNING.images : undefined),
      next: station === 'pictures',
      // With nothing left to draw it costs nothing.
      price: toDraw > 0 ? prices?.images(toDraw) : undefined,
      run: generateAllImages,
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

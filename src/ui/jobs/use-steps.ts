import { countedShots } from '../../domain/board/counted-shots.ts'
import { isAble } from '../../domain/engines/engine-choice.ts'
import { currentStation, pendingShots, pendingUpscales } from '../../domain/jobs/readiness.ts'
import { isEngineStep, isShotStep, type Step, whyNot } from '../../domain/jobs/steps.ts'
import { openDialog } from '../../store/app/store.ts'
import { describeScene, directShots } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useMeans, useSettingsStore } from '../../store/settings/store.ts'
import { drawAll } from '../../store/takes/drawing.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { upscaleAll } from '../../store/upscale/upscale.ts'
import { usePrices } from '../money/use-prices.ts'
import { useCannotDraw } from '../takes/use-cannot-draw.ts'
import { engineWords } from '../words/en/engines.ts'
import { stepWords as words } from '../words/en/steps.ts'

export interface StepChoice {
  readonly label: string
  /** Why it cannot be pressed now. */
  readonly why: string | undefined
  /** True for the most useful next step. */
  readonly next: boolean
  /** "≈ $0.07 · 10 pictures ≈ $0.67"; absent where nothing is billed. */
  readonly price?: string | undefined
  readonly run: () => unknown
}

const isInWork = (status: string | undefined) => status === 'waiting' || status === 'draw'

/** The five steps in order, each with the reason if it is blocked. */
export function useSteps(): readonly StepChoice[] {
  const project = useProjectStore((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const lost = useLostStore((state) => state.lost)
  const stale = useStaleStore((state) => state.stale)
  const running = useJobStore(({ job }) => job?.kind)
  const reads = useJobStore(({ job }) => job?.reads)
  const cancelled = useJobStore(({ job }) => job?.cancelled)
  const shots = useJobStore((state) => state.shots)
  const describeNext = useJobStore((state) => state.describeNext)
  const engines = useEngines()
  const means = useMeans()
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  const prices = usePrices()
  const cannotDraw = useCannotDraw()
  if (!project) return []
  const station = currentStation(project, lost, stale)

  const why = (kind: Step): string | undefined => {
    if (readOnly) return words.whyNot.readOnly
    const blocked = whyNot(kind, project, lost)
    if (blocked) return words.blockers[blocked]
    const engine = isEngineStep(kind) ? engines[kind] : undefined
    if (engine && !isAble(engine, means)) return engineWords.engines[engine].addKey
    if (cancelled) return words.whyNot.cancelled
    if (kind === 'describe' && describeNext) return words.whyNot.describedNext
    // Describe may queue behind running sampling; more shots may join a running shot job.
    const joins = (kind === 'describe' && running === 'sample') || (isShotStep(kind) && running === kind)
    if (reads) return words.reads[reads].running
    return running && !joins ? words.steps[running].running : undefined
  }
  const pending = pendingShots(project, lost, stale)
  const toDraw = pending.filter(({ id }) => !isInWork(shots[id]?.status)).length
  const toUpscale = pendingUpscales(project, upscale, lost).length
  return [
    {
      label: words.buttons.describe,
      why: why('describe'),
      next: station === 'clip' || station === 'scene',
      price: prices.of('describe'),
      run: describeScene,
    },
    {
      label: words.buttons.direct,
      why: why('direct'),
      next: station === 'shots',
      price: prices.of('direct'),
      run: directShots,
    },
    {
      label: words.buttons.draw,
      why:
        why('draw') ??
        cannotDraw ??
        (running === 'draw' && toDraw === 0 ? words.steps.draw.running : undefined),
      next: station === 'pictures',
      // With nothing to draw there is no price.
      price: toDraw > 0 ? prices.of('draw', toDraw) : undefined,
      run: drawAll,
    },
    {
      label: words.buttons.upscale,
      why: why('upscale') ?? (toUpscale > 0 ? undefined : words.whyNot.allUpscaled),
      next: false,
      run: upscaleAll,
    },
    {
      label: words.buttons.handOver,
      why: countedShots(project).length > 0 ? undefined : words.blockers['no-shots'],
      next: station === 'export' && pending.length === 0,
      run: () => openDialog('hand-over'),
    },
  ]
}

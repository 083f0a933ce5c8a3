import { type Ask, sizeOfAsk } from '../../domain/board/list-parts.ts'
import type { Shot } from '../../domain/board/shot.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineStep } from '../../domain/engines/engines.ts'
import { isEngineStep, type Step } from '../../domain/jobs/steps.ts'
import { findImageModel } from '../../domain/models/model.ts'
import { worthOfAsk } from '../../domain/money/ask-price.ts'
import { estimateCall, estimatePictures } from '../../domain/money/estimate.ts'
import { NOTHING_SPENT } from '../../domain/money/ledger.ts'
import { type Room, roomFor, roomForEach } from '../../domain/money/spending-limit.ts'
import { callsOf, type TakeAsk } from '../../domain/takes/take-ask.ts'
import { useModels } from '../../store/models/store.ts'
import { useLedgerStore } from '../../store/money/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useHasKey, useOwnServer } from '../../store/settings/store.ts'
import { moneyWords } from '../words/en/money.ts'
import { aboutDollars, roomText } from '../words/prices.ts'

export interface PriceSum {
  /** "≈ $0.67" */
  readonly price: string
  /** Empty where all calls fit. */
  readonly room: string
}

/** The price of what is asked for of one shot. */
export interface AskPrice {
  /** Of all its calls together: "≈ $0.20". */
  readonly price: string
  /** What the limit leaves, where the calls together would exceed it. */
  readonly room: Room | undefined
}

export interface Prices {
  /**
   * Price text of `count` calls; undefined where nothing is billed. A director's calls follow from
   * what it is asked for, a picture's price from its references: the shots' most, else the board's.
   */
  readonly of: (step: Step, calls?: number, ask?: Ask, shots?: readonly Shot[]) => string | undefined
  /** Price text of reading the style pictures; undefined where nothing is billed. */
  readonly reading: () => string | undefined
  /** The price of these pictures together, and what the limit leaves where they would exceed it. */
  readonly sum: (shots: readonly Shot[]) => PriceSum | undefined
  /** Undefined where nothing is billed. */
  readonly asked: (shot: Shot, ask: TakeAsk) => AskPrice | undefined
  /** True if the spending limit blocks any of `count` calls, or the reading of style pictures. */
  readonly stopped: (step: EngineStep | 'reading', calls: number, ask?: Ask) => boolean
}

/** The price of each button, and what the limit leaves where a call would exceed it. */
export function usePrices(): Prices {
  const project = useProjectStore((state) => state.project)
  const engines = useEngines()
  const hasKey = useHasKey()
  const own = useOwnServer()
  const { settings, catalogue, models } = useModels()
  const spent = useLedgerStore((state) => (state.project === project?.id ? state.spent : NOTHING_SPENT))
  // A local server is free as far as the app knows, unless its catalogue has prices.
  const free = !hasKey || (catalogue ? catalogue.source === 'own' : own)
  const isBilled = (step: EngineStep) => !free && factsOf(engines[step]).bills
  const priced = (step: EngineStep, count: number, ask: Ask = 'list', shots?: readonly Shot[]) => {
    if (!project || !isBilled(step)) return undefined
    const size = step === 'direct' ? sizeOfAsk(project, ask, factsOf(engines.direct).mostShots) : undefined
    const one = estimateCall(step, project, catalogue, models[step].id, settings, size, shots)
    const calls = size?.calls ?? count
    return { size, one, calls, room: roomFor(calls, one, spent, settings.spendingLimit) }
  }
  const read = () => {
    if (!project || !isBilled('describe')) return undefined
    const size = { pictures: 1 + (project.moreStyles?.length ?? 0) }
    const one = estimateCall('describe', project, catalogue, models.describe.id, settings, size)
    return { one, room: roomFor(1, one, spent, settings.spendingLimit) }
  }
  return {
    reading() {
      const price = read()
      return price && `${aboutDollars(price.one)}${roomText(price.room)}`
    },
    of(step, count = 1, ask, shots) {
      const price = isEngineStep(step) ? priced(step, count, ask, shots) : undefined
      if (!price) return undefined
      const { size, one, calls, room } = price
      // A list is written as a whole, or not begun.
      const text = roomText(size && room ? { ...room, calls: 0 } : room)
      if (one === undefined || calls < 2) return `${aboutDollars(one)}${text}`
      const several = size ? moneyWords.parts : moneyWords.pictures
      return `${aboutDollars(one)} · ${several(calls, aboutDollars(one * calls))}${text}`
    },
    sum(shots) {
      if (!project || !isBilled('draw')) return undefined
      const prices = estimatePictures(project, catalogue, models.draw.id, settings, shots)
      const known = prices.filter((price) => price !== undefined)
      const all = known.length < prices.length ? undefined : known.reduce((sum, price) => sum + price, 0)
      const room = roomForEach(prices, spent, settings.spendingLimit)
      return { price: aboutDollars(all), room: roomText(room) }
    },
    asked(shot, ask) {
      if (!project || !isBilled('draw')) return undefined
      const image = catalogue && findImageModel(catalogue, models.draw.id)
      const worth = worthOfAsk(shot, ask, image, settings)
      const model = worth?.model ?? models.draw.id
      const one = estimateCall('draw', project, catalogue, model, settings, worth?.size, [shot])
      const calls = callsOf(ask)
      const room = roomFor(calls, one, spent, settings.spendingLimit)
      return { price: aboutDollars(one === undefined ? undefined : one * calls), room }
    },
    stopped: (step, calls, ask) =>
      (step === 'reading' ? read() : priced(step, calls, ask))?.room !== undefined,
  }
}

import type { Size } from '../../lib/geometry.ts'
import type { Rectangle } from '../board/reference.ts'
import { type DrawnReceipt, drawnReceipt, type Shot, type Take } from '../board/shot.ts'
import type { DrawPlan } from '../consent/draw-plan.ts'
import { toldMisses } from '../engines/told-misses.ts'
import { askingForAnother } from '../engines/variation-prompt.ts'
import type { Project } from '../project/project.ts'
import { sentSize } from './edit-size.ts'
import { isEdit } from './made-from.ts'
import { type Receiver, whyNoReplay } from './no-replay.ts'
import type { PlannedReference } from './planned-reference.ts'
import { promptWithout } from './prompt-without.ts'
import { takeOf, takeReference } from './reference-sources.ts'
import type { Box } from './region/region.ts'
import { type TakeAsk, withoutOf } from './take-ask.ts'

interface Means {
  readonly engine: Receiver
  /** The image model's; absent where unknown. */
  readonly resolutions: readonly string[] | undefined
}

/** Turns the plan of a new take into that of what is asked for; it stays where the take is gone. */
export function takePlan(project: Project, plan: DrawPlan, takeAsk: TakeAsk, means: Means): DrawPlan {
  const asked: DrawPlan = { ...plan, takeAsk }
  if (takeAsk.kind === 'several') return asked
  if (takeAsk.kind === 'missed') return { ...asked, missed: toldMisses(takeAsk.misses) }
  const found = takeOf(project, takeAsk.of)
  if (!found) return asked
  if (takeAsk.kind === 'edit') {
    return editPlan(project, asked, found, takeAsk, means.resolutions)
  }
  return replayPlan(project, asked, found.take, means.engine, takeAsk)
}

/**
 * The take alone as reference, or the part of it that a region needs, at its own size, and the
 * instruction alone as prompt.
 */
function editPlan(
  project: Project,
  plan: DrawPlan,
  { shot, take }: Of,
  { words, region }: Extract<TakeAsk, { kind: 'edit' }>,
  resolutions: readonly string[] | undefined,
): DrawPlan {
  const { width, height } = region?.part ?? take
  const reference = takeReference(project, shot, take)
  const rectangle = region && shareOf(region.part, take)
  const source = { kind: 'take', take: take.id, ...(rectangle ? { rectangle } : {}) } as const
  return {
    ...plan,
    context: '',
    subjects: [],
    references: [{ ...reference, source, id: 'edit', role: 'edit' }],
    aspect: width / height,
    exact: { prompt: words },
    size: sentSize({ width, height }, resolutions),
  }
}

/** A part of a picture in shares of its sides. */
const shareOf = ({ left, top, width, height }: Box, whole: Size): Rectangle => ({
  x: left / whole.width,
  y: top / whole.height,
  width: width / whole.width,
  height: height / whole.height,
})

interface Of {
  readonly shot: Shot
  readonly take: Take
}

/**
 * The request of a take's receipt, word for word and byte for byte; a variation has another seed,
 * or where there was none one more sentence. Sketch, which sends nothing, draws the shot anew, with
 * the hand of that take.
 */
function replayPlan(
  project: Project,
  plan: DrawPlan,
  take: Take,
  engine: Receiver,
  ask: Extract<TakeAsk, { kind: 'variation' | 'again' }>,
): DrawPlan {
  const receipt = drawnReceipt(take)
  const without = withoutOf(ask)
  if (receipt && !receipt.host) return withHandOf(plan, receipt)
  if (!receipt?.host || whyNoReplay(project, take, receipt.engine, engine, without)) return plan
  const { model, parameters = {}, seed, host } = receipt
  const again = promptWithout(receipt, without) ?? receipt.prompt
  const sameSeed = ask.kind === 'again'
  // Where no seed tells them apart, words do.
  const prompt = sameSeed || seed !== undefined ? again : askingForAnother(again, isEdit(receipt))
  return {
    ...plan,
    references: receipt.references.flatMap(({ kept, sha256: _, ...which }, i): PlannedReference[] => {
      if (without.includes(i)) return []
      // The host has had these very bytes.
      return [{ ...which, id: String(i), ...(kept ? { blob: kept } : {}), isAsSent: true, drawnAt: host }]
    }),
    aspect: take.width / take.height,
    seed: sameSeed ? (seed ?? plan.seed) : plan.seed === seed ? seed + 1 : plan.seed,
    exact: { model, prompt, parameters },
  }
}

/** Takes that an earlier version drew do not say their hand. */
const withHandOf = (plan: DrawPlan, { model, prompt, parameters }: DrawnReceipt): DrawPlan =>
  parameters?.hand === undefined
    ? plan
    : { ...plan, exact: { model, prompt, parameters: { hand: parameters.hand } } }

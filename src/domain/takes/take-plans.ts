import type { Size } from '../../lib/geometry.ts'
import type { Rectangle, SentReference } from '../board/reference.ts'
import { type DrawnReceipt, drawnReceipt, type Shot, type Take } from '../board/shot.ts'
import { framesFor, type Reach } from '../clip/frames.ts'
import type { DrawPlan } from '../consent/draw-plan.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Start } from '../engines/picture-server.ts'
import { toldMisses } from '../engines/told-misses.ts'
import { askingForAnother } from '../engines/variation-prompt.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { sentSize } from './edit-size.ts'
import { isEdit } from './made-from.ts'
import type { PlannedReference } from './planned-reference.ts'
import { promptWithout } from './prompt-without.ts'
import { takeOf, takeReference } from './reference-sources.ts'
import type { Box } from './region/region.ts'
import { type TakeAsk, withoutOf } from './take-ask.ts'

/** Why a take's request cannot be made once more. */
export type NoReplay =
  /** It is the person's own picture. */
  | 'own'
  /** Another engine drew it than the one in use. */
  | 'other-engine'
  /** It was cut from a draft sheet, and its request is that of the whole sheet. */
  | 'draft'
  /** What was sent is no longer kept. */
  | 'gone'
  /** It was changed in a region. */
  | 'region'
  /** It began with a drawing of Sketch's that is made anew each time. */
  | 'made-anew'
  /** A frame that went along stays on this device now. */
  | 'stays-here'

const STILL: Start = 'still'

interface Means {
  readonly engine: Reach
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
  engine: Reach,
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

/**
 * What of a take's request is no longer kept: its words, or one of its pictures.
 * @param without places of the pictures that may stay away
 */
export function goneOf(
  { prompt, cutPrompt, parameters, references }: DrawnReceipt,
  without: readonly number[] = [],
): readonly (SentReference | 'words')[] {
  const words = prompt === '' || prompt.length >= LIMITS.prompt || cutPrompt || !parameters
  return [
    ...(words ? ['words' as const] : []),
    ...references.filter(({ kept }, i) => !kept && !without.includes(i)),
  ]
}

/** Why the request of a take cannot be made once more; undefined when it can. */
export function whyNoReplay(
  project: Project,
  take: Take,
  inUse: EngineId,
  engine: Reach,
  without: readonly number[] = [],
): NoReplay | undefined {
  const receipt = drawnReceipt(take)
  if (!receipt) return 'own'
  if (take.draft) return 'draft'
  if (receipt.engine !== inUse) return 'other-engine'
  if (!receipt.host) return undefined
  if (receipt.parameters?.start === STILL) return 'made-anew'
  // What came back was a part, which was put into its parent.
  if (receipt.references.some(({ source }) => source?.kind === 'take' && source.rectangle)) return 'region'
  if (goneOf(receipt, without).length > 0) return 'gone'
  if (promptWithout(receipt, without) === undefined) return 'gone'
  const goes = framesFor(project, engine).map(({ id }) => id)
  const withheld = project.frames.filter(({ id }) => !goes.includes(id)).map(({ id }) => id)
  const stays = receipt.references.some(
    ({ source }) => (source?.kind === 'frame' || source?.kind === 'crop') && withheld.includes(source.frame),
  )
  return stays ? 'stays-here' : undefined
}

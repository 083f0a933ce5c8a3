import type { Digests } from '../board/reference.ts'
import { type DrawnReceipt, drawnReceipt, type ShownFields } from '../board/shot.ts'
import { ENGINE_IDS } from '../engines/engine-choice.ts'
import type { TakeId } from '../ids.ts'
import { allShots, type Project } from '../project/project.ts'
import type { DrawnWith } from './mark.ts'
import { takeOf } from './reference-sources.ts'
import type { TakeAsk } from './take-ask.ts'

/** What a receipt takes over from the take that it was made from. */
export interface MadeFrom {
  readonly parent: TakeId
  readonly shotText?: string
  readonly fields?: ShownFields
  readonly digests?: Digests
}

/** An edit of a person's own picture: none of the board's choices steered it. */
const NO_CHOICE: Digests = {}

/**
 * An edited take shows what its parent showed: the words, fields and choices that the parent was
 * drawn with are its own, so that it is stale whenever the parent would be. The same goes for a
 * request that is made once more.
 */
export function madeFrom(project: Project, ask: TakeAsk | undefined): MadeFrom | undefined {
  if (!ask || ask.kind === 'several') return undefined
  const parent = takeOf(project, ask.of)?.take
  if (!parent) return { parent: ask.of }
  const receipt = drawnReceipt(parent)
  if (!receipt) return { parent: ask.of, digests: NO_CHOICE }
  // Both are drawn from the shot as it is now: Sketch's variation, and what a take has missed.
  if (ask.kind === 'missed' || (ask.kind === 'variation' && !receipt.host)) return { parent: ask.of }
  const { shotText, fields, digests } = receipt
  return {
    parent: ask.of,
    shotText,
    ...(fields ? { fields } : {}),
    ...(digests ? { digests } : {}),
  }
}

/**
 * A receipt with its choices: those of now, or those of the take that it was made from. What an
 * early parent's receipt lacks, this one lacks too, so that both are judged alike.
 */
export function withOrigin(
  receipt: DrawnReceipt,
  digests: Digests,
  from: MadeFrom | undefined,
): DrawnReceipt {
  if (from?.shotText === undefined) return { ...receipt, digests, ...from }
  const { fields: _, digests: __, ...rest } = receipt
  return { ...rest, ...from }
}

/** True for a take that was made by changing another one. */
export const isEdit = ({ references }: Pick<DrawnReceipt, 'references'>): boolean =>
  references.some(({ role }) => role === 'edit')

/** True for what was made from a person's own picture, which no choice makes stale. */
export const isOfOwnPicture = ({ digests }: Pick<DrawnReceipt, 'digests'>): boolean =>
  digests !== undefined && Object.keys(digests).length === 0

/**
 * What a take was drawn with before it was changed: an edit's receipt names the model that changed
 * it, and has the digests of the take that was drawn from the shot.
 */
export function firstDrawnWith(project: Project, receipt: DrawnReceipt): DrawnWith {
  if (!isEdit(receipt)) return receipt
  const { digests, engine, model, references } = receipt
  const first = firstParent(project, receipt)
  return {
    ...(digests ? { digests } : {}),
    engine: ENGINE_IDS.find((id) => id === digests?.engine) ?? engine,
    model: first?.model ?? model,
    references: first?.references ?? references,
  }
}

/** The receipt of the take that a chain of edits began with; undefined where it was removed. */
function firstParent(project: Project, { parent }: DrawnReceipt): DrawnReceipt | undefined {
  const takes = allShots(project).flatMap((shot) => shot.takes)
  const seen = new Set<TakeId>()
  for (let id = parent; id && !seen.has(id); ) {
    seen.add(id)
    const take = takes.find((one) => one.id === id)
    const receipt = take && drawnReceipt(take)
    if (!receipt || !isEdit(receipt)) return receipt
    id = receipt.parent
  }
  return undefined
}

import { drawnReceipt, type Shot } from '../board/shot.ts'
import type { SheetPlan } from '../consent/draw-plan.ts'
import type { ImageModel } from '../models/model.ts'
import type { OpenRouterSettings } from '../settings/settings.ts'
import { resolutionFor, sentSize } from '../takes/edit-size.ts'
import { type TakeAsk, withoutOf } from '../takes/take-ask.ts'
import type { PictureWish } from './cost.ts'

/** What the price of a call follows from, where it is not a new take of the shot. */
export interface AskWorth {
  /** Absent: the model in use. */
  readonly model?: string
  readonly size: PictureWish
}

/** Undefined for new takes, whose price follows from the shot. */
export function worthOfAsk(
  shot: Shot,
  ask: TakeAsk,
  model: ImageModel | undefined,
  settings: Pick<OpenRouterSettings, 'imageResolution' | 'imageQuality'>,
): AskWorth | undefined {
  const isNew = ask.kind === 'several' || ask.kind === 'missed'
  const take = isNew ? undefined : shot.takes.find(({ id }) => id === ask.of)
  if (!take) return undefined
  if (ask.kind === 'edit') {
    const offered = model?.resolutions ?? []
    const resolution =
      resolutionFor(sentSize(ask.region?.part ?? take, offered), offered) ?? settings.imageResolution
    return { size: { references: 1, resolution, quality: settings.imageQuality } }
  }
  const receipt = drawnReceipt(take)
  if (!receipt?.host) return undefined
  const { parameters = {}, references } = receipt
  const text = (name: string) => String(parameters[name] ?? '')
  return {
    model: receipt.model,
    size: {
      references: references.length - withoutOf(ask).length,
      resolution: text('resolution'),
      quality: text('quality'),
    },
  }
}

/** What the price of a draft sheet follows from. */
export function worthOfSheet(
  plan: SheetPlan,
  model: ImageModel | undefined,
  settings: Pick<OpenRouterSettings, 'imageResolution' | 'imageQuality'>,
): PictureWish {
  return {
    references: plan.references.length,
    resolution: resolutionFor(plan.size, model?.resolutions ?? []) ?? settings.imageResolution,
    quality: settings.imageQuality,
  }
}

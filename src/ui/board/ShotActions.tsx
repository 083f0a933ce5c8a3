import { Download } from 'lucide-react'
import { drawnReceipt, type Shot, type Take } from '../../domain/board/shot.ts'
import { drawShot } from '../../store/jobs/start-steps.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { upscaleShot } from '../../store/upscale/upscale.ts'
import { EXPORTS } from '../handover/exports.ts'
import { Button } from '../kit/Button.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useLost } from '../takes/use-lost.ts'
import { useWhyNotUpscale } from '../upscale/use-why-not-upscale.ts'
import { boardWords as words } from '../words/en/board.ts'
import { dollars } from '../words/format.ts'

const BurnSign = lazyComponent(async () => (await import('../handover/BurnNote.tsx')).BurnSign)

interface ShotActionsProps {
  readonly shot: Shot
  /** The one that is shown. */
  readonly take: Take | undefined
  /** Estimated price of one picture. */
  readonly price: string | undefined
  /** Why the shot cannot be drawn. */
  readonly whyNot: string | undefined
}

/** The buttons of a shot: its next picture, upscaling, and its files. */
export function ShotActions({ shot, take, price, whyNot }: ShotActionsProps) {
  const whyNotUpscale = useWhyNotUpscale(shot)
  const lost = useLost(take?.blob)
  const lostLarge = useLost(take?.upscaled?.blob)
  const burnIn = useSettingsStore(({ settings }) => settings.burnIn)
  const cost = take && drawnReceipt(take)?.cost
  const draw = () => void drawShot(shot.id)
  const upscale = () => void upscaleShot(shot.id)
  return (
    <>
      <div className="row shot-actions">
        <Button why={whyNot} price={price} onClick={draw}>
          {take ? words.newTake : words.draw}
        </Button>
        {take && (
          <Button why={whyNotUpscale} onClick={upscale}>
            {words.upscale}
          </Button>
        )}
        {take && (
          <Button plain why={lost} onClick={() => void EXPORTS.original(shot.id)}>
            <Download aria-hidden />
            <span className="visually-hidden">{words.download}</span>{' '}
            <span className="capital">{words.original}</span>
            <Lazy when={burnIn}>
              <BurnSign />
            </Lazy>
          </Button>
        )}
        {cost !== undefined && <span className="quiet figures push-end">{dollars(cost)}</span>}
      </div>
      {take?.upscaled && (
        <div className="row">
          <Button plain why={lostLarge} onClick={() => void EXPORTS.upscaled(shot.id)}>
            <Download aria-hidden />
            <span className="visually-hidden">{words.download}</span>{' '}
            <span className="capital">{words.upscaled}</span>
          </Button>
          <span className="quiet figures push-end">
            {words.upscaledSize(
              take.upscaled.scale,
              take.width * take.upscaled.scale,
              take.height * take.upscaled.scale,
            )}
          </span>
        </div>
      )}
    </>
  )
}

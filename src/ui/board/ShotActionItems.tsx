import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { type Shot, shownTake } from '../../domain/board/shot.ts'
import { drawShot } from '../../store/jobs/start-steps.ts'
import { upscaleShot } from '../../store/upscale/upscale.ts'
import { EXPORTS } from '../handover/exports.ts'
import { useLost } from '../takes/use-lost.ts'
import { useWhyNotDraw } from '../takes/use-why-not-draw.ts'
import { useWhyNotUpscale } from '../upscale/use-why-not-upscale.ts'
import { boardWords as words } from '../words/en/board.ts'

interface ShotActionItemsProps {
  readonly shot: Shot
  /** Estimated price of one picture. */
  readonly price: string | undefined
}

/** What a card's buttons do, as items of the menu of a shot that has no room for them. */
export function ShotActionItems({ shot, price }: ShotActionItemsProps) {
  const whyNot = useWhyNotDraw(shot)
  const whyNotUpscale = useWhyNotUpscale(shot)
  const take = shownTake(shot)
  const lost = useLost(take?.blob)
  const lostLarge = useLost(take?.upscaled?.blob)
  return (
    <>
      <ActionItem why={whyNot} note={price} onClick={() => void drawShot(shot.id)}>
        {take ? words.newTake : words.draw}
      </ActionItem>
      {take && (
        <>
          <ActionItem why={whyNotUpscale} onClick={() => void upscaleShot(shot.id)}>
            {words.upscale}
          </ActionItem>
          <ActionItem why={lost} onClick={() => void EXPORTS.original(shot.id)}>
            {words.download} {words.original}
          </ActionItem>
        </>
      )}
      {take?.upscaled && (
        <ActionItem why={lostLarge} onClick={() => void EXPORTS.upscaled(shot.id)}>
          {words.download} {words.upscaled}
        </ActionItem>
      )}
      <Menu.Separator className="menu-line" />
    </>
  )
}

interface ActionItemProps {
  readonly children: ReactNode
  /** Why it is disabled. */
  readonly why?: string | undefined
  readonly note?: string | undefined
  readonly onClick: () => void
}

/** An item that says what comes of it or what it costs, or why it cannot be chosen. */
export function ActionItem({ children, why, note, onClick }: ActionItemProps) {
  return (
    <Menu.Item className="menu-item" disabled={why !== undefined} onClick={onClick}>
      <span>{children}</span>
      {(why ?? note) && <span className="quiet menu-why">{why ?? note}</span>}
    </Menu.Item>
  )
}

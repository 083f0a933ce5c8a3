import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { nextShot } from '../../domain/board/order.ts'
import type { Shot } from '../../domain/board/shot.ts'
import { chooseShot } from '../../store/board/chosen-shot.ts'
import {
  deleteShot,
  duplicateShot,
  insertShotAfter,
  mergeShots,
  moveShot,
  splitShot,
} from '../../store/board/order.ts'
import { startSelecting } from '../../store/board/selecting.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { chooseOwnPicture } from '../takes/choose-own-picture.ts'
import { boardWords as words } from '../words/en/board.ts'
import { orderWords } from '../words/en/order.ts'
import { severalWords } from '../words/en/several.ts'
import { takesWords } from '../words/en/takes.ts'
import { menuHome } from './order/menu-home.ts'
import { ActionItem, ShotActionItems } from './ShotActionItems.tsx'
import { useBoardView } from './use-board-view.ts'
import { WriteAfterItem } from './WriteAfterItem.tsx'

interface ShotMenuProps {
  readonly shot: Shot
  readonly number: string
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Estimated price of one picture. */
  readonly price?: string | undefined
  /** Also holds what the shot has no buttons for. */
  readonly full?: boolean
  /** -1 where arrows lead to it, and not Tab. */
  readonly tabIndex?: number
}

/** The actions on a whole shot. */
export function ShotMenu({
  shot,
  number,
  isFirst,
  isLast,
  price,
  full = false,
  tabIndex = 0,
}: ShotMenuProps) {
  const { id } = shot
  const locked = useProjectStore(({ project }) => project?.numbering?.locked === true)
  const inGrid = useBoardView() === 'grid'
  const mayMerge = useProjectStore(({ project }) => project && nextShot(project, id) !== undefined)
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" tabIndex={tabIndex} aria-label={words.actions(number)}>
        <Ellipsis aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={menuHome}>
        <Menu.Positioner className="menu-place" sideOffset={4} align="end">
          <Menu.Popup className="menu" tabIndex={0}>
            {full && <ShotActionItems shot={shot} price={price} />}
            <ActionItem note={orderWords.insertsEmpty} onClick={() => chooseShot(insertShotAfter(id))}>
              {orderWords.insertAfter}
            </ActionItem>
            <WriteAfterItem id={id} />
            <Menu.Item className="menu-item" onClick={() => duplicateShot(id)}>
              {orderWords.duplicate}
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => splitShot(id)}>
              {orderWords.split}
            </Menu.Item>
            <ActionItem why={mayMerge ? undefined : orderWords.noNext} onClick={() => mergeShots(id)}>
              {orderWords.merge}
            </ActionItem>
            <Menu.Item className="menu-item" onClick={() => chooseOwnPicture(id)}>
              {takesWords.ownPicture}
            </Menu.Item>
            <ActionItem why={isFirst ? orderWords.isFirst : undefined} onClick={() => moveShot(id, -1)}>
              {words.moveEarlier}
            </ActionItem>
            <ActionItem why={isLast ? orderWords.isLast : undefined} onClick={() => moveShot(id, 1)}>
              {words.moveLater}
            </ActionItem>
            {inGrid && (
              <Menu.Item className="menu-item" onClick={() => startSelecting(id)}>
                {severalWords.select}
              </Menu.Item>
            )}
            <Menu.Item className="menu-item danger" onClick={() => deleteShot(id)}>
              {locked ? orderWords.omit : words.delete}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { RefObject } from 'react'
import type { Shot } from '../../domain/board/shot.ts'
import { deleteShot, moveShot } from '../../store/board/edits.ts'
import { boardWords as words } from '../words/en/board.ts'

/** Looked up on opening: while the card mounts, the page's landmark may not exist yet. */
const page: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector('main')
  },
}

interface ShotMenuProps {
  readonly shot: Shot
  readonly number: string
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The actions on a whole shot. */
export function ShotMenu({ shot: { id }, number, isFirst, isLast }: ShotMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.actions(number)}>
        <Ellipsis aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={page}>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" disabled={isFirst} onClick={() => moveShot(id, -1)}>
              {words.moveEarlier}
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={isLast} onClick={() => moveShot(id, 1)}>
              {words.moveLater}
            </Menu.Item>
            <Menu.Item className="menu-item danger" onClick={() => deleteShot(id)}>
              {words.delete}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

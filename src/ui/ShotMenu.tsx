import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { ShotId } from '../domain/ids.ts'
import { deleteShot, moveShot } from '../store/board-edits.ts'

/** What can be done with a shot as a whole. */
export function ShotMenu({
  id,
  number,
  count,
}: {
  readonly id: ShotId
  readonly number: number
  readonly count: number
}) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={`Actions of shot ${number}`}>
        <Ellipsis aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={document.querySelector('main')}>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" disabled={number === 1} onClick={() => moveShot(id, -1)}>
              Move earlier
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={number === count} onClick={() => moveShot(id, 1)}>
              Move later
            </Menu.Item>
            <Menu.Item className="menu-item danger" onClick={() => deleteShot(id)}>
              Delete shot
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

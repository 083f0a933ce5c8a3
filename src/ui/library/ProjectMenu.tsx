import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { RefObject } from 'react'

export type ProjectAction = 'rename' | 'duplicate' | 'export' | 'delete'

interface ProjectMenuProps {
  /** Where the menu is put: inside the page's landmarks, outside the card that would cut it off. */
  readonly home: RefObject<HTMLElement | null>
  readonly onChoose: (action: ProjectAction) => void
}

/** What can be done with a project from the list. */
export function ProjectMenu({ home, onChoose }: ProjectMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label="Project actions">
        <Ellipsis aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={home}>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" onClick={() => onChoose('rename')}>
              Rename
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => onChoose('duplicate')}>
              Duplicate
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => onChoose('export')}>
              Export project
            </Menu.Item>
            <Menu.Item className="menu-item danger" onClick={() => onChoose('delete')}>
              Delete
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

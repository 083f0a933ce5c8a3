import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { RefObject } from 'react'
import { projectMenuWords as words } from '../words/en/project-menu.ts'

export type ProjectAction = 'rename' | 'duplicate' | 'export' | 'delete'

interface ProjectMenuProps {
  /** Where the menu mounts: inside the page's landmarks, outside the card, which would clip it. */
  readonly home: RefObject<HTMLElement | null>
  readonly onChoose: (action: ProjectAction) => void
}

/** The actions on a project of the list. */
export function ProjectMenu({ home, onChoose }: ProjectMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.title}>
        <Ellipsis aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={home}>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu" tabIndex={0}>
            <Menu.Item className="menu-item" onClick={() => onChoose('rename')}>
              {words.rename}
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => onChoose('duplicate')}>
              {words.duplicate}
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => onChoose('export')}>
              {words.export}
            </Menu.Item>
            <Menu.Item className="menu-item danger" onClick={() => onChoose('delete')}>
              {words.delete}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

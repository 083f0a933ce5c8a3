import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { menuHome } from '../order/menu-home.ts'

interface ToolMenuProps {
  readonly icon: LucideIcon
  /** The button's words; a narrow bar shows the icon alone. */
  readonly label: ReactNode
  readonly children: ReactNode
}

/** A button of the board's bar that opens a menu. */
export function ToolMenu({ icon: Icon, label, children }: ToolMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="button plain board-tool">
        <Icon aria-hidden />
        {label}
        <ChevronDown className="board-tool-opens" aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={menuHome}>
        <Menu.Positioner className="menu-place" sideOffset={4} align="start">
          <Menu.Popup className="menu" tabIndex={0}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface CheckItemProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** An item that is on or off; the menu stays open. */
export function CheckItem({ checked, onChange, children }: CheckItemProps) {
  return (
    <Menu.CheckboxItem className="menu-item menu-choice" checked={checked} onCheckedChange={onChange}>
      <Menu.CheckboxItemIndicator>
        <Check aria-hidden />
      </Menu.CheckboxItemIndicator>
      {children}
    </Menu.CheckboxItem>
  )
}

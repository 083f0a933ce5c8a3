import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Grid3x3 } from 'lucide-react'
import { GUIDES } from '../../../domain/board/guide-names.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { guideWords as words } from '../../words/en/guides.ts'
import { menuHome } from '../order/menu-home.ts'

/** Which guides lie over every picture, for all projects. */
export function GuidesMenu() {
  const { guides, burnIn } = useSettingsStore(({ settings }) => settings)
  return (
    <Menu.Root>
      <Menu.Trigger className="button plain board-tool">
        <Grid3x3 aria-hidden />
        <span className="hidden-in-bar">{words.title}</span>
        <ChevronDown aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={menuHome}>
        <Menu.Positioner className="menu-place" sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {GUIDES.map((guide) => (
              <Menu.CheckboxItem
                key={guide}
                className="menu-item menu-choice"
                checked={guides.includes(guide)}
                onCheckedChange={(on) =>
                  changeSettings({
                    guides: GUIDES.filter((one) => (one === guide ? on : guides.includes(one))),
                  })
                }
              >
                <Menu.CheckboxItemIndicator>
                  <Check aria-hidden />
                </Menu.CheckboxItemIndicator>
                {words.guides[guide]}
              </Menu.CheckboxItem>
            ))}
            <Menu.Separator className="menu-line" />
            <Menu.CheckboxItem
              className="menu-item menu-choice"
              checked={burnIn}
              onCheckedChange={(on) => changeSettings({ burnIn: on })}
            >
              <Menu.CheckboxItemIndicator>
                <Check aria-hidden />
              </Menu.CheckboxItemIndicator>
              {words.burnIn}
            </Menu.CheckboxItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

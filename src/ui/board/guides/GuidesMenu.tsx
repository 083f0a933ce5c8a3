import { Menu } from '@base-ui/react/menu'
import { Grid3x3 } from 'lucide-react'
import { GUIDES } from '../../../domain/board/guide-names.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { guideWords as words } from '../../words/en/guides.ts'
import { CheckItem, ToolMenu } from '../bar/ToolMenu.tsx'

/** Which guides lie over every picture, for all projects. */
export function GuidesMenu() {
  const { guides, burnIn } = useSettingsStore(({ settings }) => settings)
  return (
    <ToolMenu icon={Grid3x3} label={<span className="hidden-in-bar">{words.title}</span>}>
      {GUIDES.map((guide) => (
        <CheckItem
          key={guide}
          checked={guides.includes(guide)}
          onChange={(on) =>
            changeSettings({ guides: GUIDES.filter((one) => (one === guide ? on : guides.includes(one))) })
          }
        >
          {words.guides[guide]}
        </CheckItem>
      ))}
      <Menu.Separator className="menu-line" />
      <CheckItem checked={burnIn} onChange={(on) => changeSettings({ burnIn: on })}>
        {words.burnIn}
      </CheckItem>
    </ToolMenu>
  )
}

import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Columns3 } from 'lucide-react'
import { columnRows, shownColumns, withColumn } from '../../../domain/board/table-columns.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { menuHome } from '../order/menu-home.ts'

/** Which columns the table shows, for all projects. */
export function ColumnsMenu() {
  const columns = useSettingsStore(({ settings }) => settings.columns)
  const shown = shownColumns(columns).map(([key]) => key)
  return (
    <Menu.Root>
      <Menu.Trigger className="button plain board-tool">
        <Columns3 aria-hidden />
        <span className="hidden-in-bar">{words.columns}</span>
        <ChevronDown aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={menuHome}>
        <Menu.Positioner className="menu-place" sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {columnRows().map(([key]) => (
              <Menu.CheckboxItem
                key={key}
                className="menu-item menu-choice"
                checked={shown.includes(key)}
                onCheckedChange={(on) => changeSettings({ columns: withColumn(columns, key, on) })}
              >
                <Menu.CheckboxItemIndicator>
                  <Check aria-hidden />
                </Menu.CheckboxItemIndicator>
                {fieldWords.names[key]}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

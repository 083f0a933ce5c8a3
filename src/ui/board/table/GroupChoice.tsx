import { Menu } from '@base-ui/react/menu'
import { Check, Rows3 } from 'lucide-react'
import { GROUPINGS, type Grouping } from '../../../domain/board/group-shots.ts'
import { useTable } from '../../../store/board/table.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { ToolMenu } from '../bar/ToolMenu.tsx'

const NONE = 'none'
const CHOICES = [NONE, ...GROUPINGS] as const

/** Which field the table gathers its rows by. The board keeps its order. */
export function GroupChoice() {
  const group = useTable((state) => state.group)
  const name = group ? words.groupedBy(fieldWords.names[group]) : words.group
  const choose = (by: Grouping | typeof NONE) => useTable.setState({ group: by === NONE ? undefined : by })
  return (
    <ToolMenu icon={Rows3} label={<span className="hidden-in-bar">{name}</span>}>
      <Menu.RadioGroup value={group ?? NONE} onValueChange={choose}>
        {CHOICES.map((by) => (
          <Menu.RadioItem key={by} className="menu-item menu-choice" value={by} closeOnClick>
            <Menu.RadioItemIndicator>
              <Check aria-hidden />
            </Menu.RadioItemIndicator>
            {by === NONE ? words.noGroup : fieldWords.names[by]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <p className="menu-note quiet">{words.groupHelp}</p>
    </ToolMenu>
  )
}

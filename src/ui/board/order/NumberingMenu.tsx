import { Menu } from '@base-ui/react/menu'
import { Check, Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import {
  NUMBER_SCHEMES,
  type NumberScheme,
  numberAt,
  PLAIN_NUMBERING,
} from '../../../domain/board/numbers.ts'
import type { Project } from '../../../domain/project/project.ts'
import { chooseNumbering, lockNumbers, unlockNumbers } from '../../../store/board/order.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { stepWords } from '../../words/en/steps.ts'
import { ToolMenu } from '../bar/ToolMenu.tsx'
import { NumberingDialog } from './NumberingDialog.tsx'

/** Numbers that show a scheme. */
const SHOWN = 3

/** How the shots are numbered, and whether numbers stay. */
export function NumberingMenu({ project }: { readonly project: Project }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const { numbering = PLAIN_NUMBERING } = project
  const locked = numbering.locked === true
  const [asked, setAsked] = useState<NumberScheme>()
  const example = Array.from({ length: SHOWN }, (_, place) => numberAt(numbering, place)).join(', ')
  const choose = (scheme: NumberScheme) => {
    if (scheme === 'plain' || scheme === 'tens') chooseNumbering({ ...numbering, scheme })
    else setAsked(scheme)
  }
  return (
    <>
      <ToolMenu
        icon={locked ? Lock : LockOpen}
        label={
          <>
            <span className="visually-hidden">{words.numbering(example, locked)}</span>
            <span className="figures hidden-in-bar" aria-hidden>
              {example}
            </span>
          </>
        }
      >
        <Menu.RadioGroup value={numbering.scheme} onValueChange={choose}>
          {NUMBER_SCHEMES.map((scheme) => (
            <Menu.RadioItem
              key={scheme}
              className="menu-item menu-choice"
              value={scheme}
              disabled={locked || readOnly}
              closeOnClick
            >
              <Menu.RadioItemIndicator>
                <Check aria-hidden />
              </Menu.RadioItemIndicator>
              {words.schemes[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {readOnly ? (
          <p className="menu-note quiet">{stepWords.whyNot.readOnly}</p>
        ) : locked ? (
          <p className="menu-note quiet">{words.schemeWhenLocked}</p>
        ) : (
          <Menu.Item className="menu-item" onClick={() => setAsked(numbering.scheme)}>
            {words.first}
          </Menu.Item>
        )}
        {!readOnly && (
          <Menu.Item className="menu-item" onClick={locked ? unlockNumbers : lockNumbers}>
            {locked ? words.unlock : words.lock}
          </Menu.Item>
        )}
      </ToolMenu>
      {asked && <NumberingDialog scheme={asked} numbering={numbering} onClose={() => setAsked(undefined)} />}
    </>
  )
}

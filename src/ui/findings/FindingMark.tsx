import { Popover } from '@base-ui/react/popover'
import { X } from 'lucide-react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { ShotId } from '../../domain/ids.ts'
import { openFindings, useFindings } from '../../store/findings/store.ts'
import { shotHome } from '../board/inspector/camera-id.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { list } from '../words/format.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { FindingText } from './FindingText.tsx'
import { markId } from './mark-id.ts'
import { useBoardFindings, useLabels } from './use-findings.ts'

/** Looked up on opening: while the card mounts, the page's landmark may not exist yet. */
const page: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector('main')
  },
}

interface FindingMarkProps {
  readonly id: ShotId
  /** -1 where arrows lead to it, and not Tab. */
  readonly tabIndex?: number
}

/** Between two cards: what is found before a shot. Opens a dialog with the fixes. */
export function FindingMark({ id, tabIndex }: FindingMarkProps) {
  useBoardFindings()
  const findings = useFindings((state) => state.before.get(id))
  const open = useFindings((state) => state.open === id)
  const labelOf = useLabels()
  const [first] = findings ?? []
  if (!first || !findings) return null
  const label = labelOf(id)

  /** Once nothing stands here any more, the focus goes on to a shot that it was about. */
  const act = (action: () => void) => {
    const about = findings.flatMap(({ shots }) => shots).toReversed()
    flushSync(action)
    if (useFindings.getState().before.has(id)) {
      document.getElementById(titleId(id))?.focus()
      return
    }
    flushSync(() => openFindings(undefined))
    const home = about.map(shotHome).find(Boolean)
    // After the dialog gave the focus back to the mark, which is gone.
    requestAnimationFrame(() => home?.focus())
  }
  return (
    <Popover.Root open={open} onOpenChange={(next) => openFindings(next ? id : undefined)}>
      <Popover.Trigger
        id={markId(id)}
        {...(tabIndex !== undefined && { tabIndex })}
        className={first.level === 'warning' ? 'finding-mark is-warning' : 'finding-mark'}
        aria-label={words.mark(label, list(findings.map(({ found }) => words.names[found.code])))}
      >
        <FindingIcon level={first.level} />
      </Popover.Trigger>
      <Popover.Portal container={page}>
        <Popover.Positioner className="finding-place" side="bottom" sideOffset={8} collisionPadding={12}>
          <Popover.Popup className="finding-dialog">
            <div className="dialog-head">
              <Popover.Title id={titleId(id)} tabIndex={-1}>
                {words.marks(label)}
              </Popover.Title>
              <Popover.Close className="icon-button" aria-label={words.close}>
                <X aria-hidden />
              </Popover.Close>
            </div>
            {findings.map((finding) => (
              <FindingText key={finding.key} finding={finding} labelOf={labelOf} act={act} />
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

const titleId = (id: ShotId) => `finding-title-${id}`

import { Popover } from '@base-ui/react/popover'
import { X } from 'lucide-react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import { type PlaceKey, placeKey } from '../../domain/findings/finding-place.ts'
import type { Finding } from '../../domain/findings/findings.ts'
import type { ShotId } from '../../domain/ids.ts'
import { openFindings, useFindings } from '../../store/findings/store.ts'
import { shotHome } from '../board/inspector/camera-id.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { list } from '../words/format.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { FindingText } from './FindingText.tsx'
import { markId } from './mark-id.ts'
import { useFindingsCounted, useLabels } from './use-findings.ts'

/** Looked up on opening: while the card mounts, the page's landmark may not exist yet. */
const page: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector('main')
  },
}

interface FindingMarkProps {
  /** The shot that has the finding, or before which it is. */
  readonly id: ShotId
  /** The field that has the finding; absent for the mark between two cards. */
  readonly field?: ShotFieldKey
  /** -1 where arrows lead to it, and not Tab. */
  readonly tabIndex?: number
}

/** What is found before a shot, or at a field of it. Opens a dialog with the fixes. */
export function FindingMark(props: FindingMarkProps) {
  useFindingsCounted()
  const { id, field } = props
  const at = placeKey(field ? { shot: id, field } : { shot: id })
  const findings = useFindings((state) => state.at.get(at))
  const [first] = findings ?? []
  // Most places have none, and follow no other store.
  return first && findings ? <MarkOf {...props} at={at} first={first} findings={findings} /> : null
}

interface MarkOfProps extends FindingMarkProps {
  readonly at: PlaceKey
  readonly first: Finding
  readonly findings: readonly Finding[]
}

function MarkOf({ id, field, tabIndex, at, first, findings }: MarkOfProps) {
  const open = useFindings((state) => state.open === at)
  const labelOf = useLabels()
  const label = labelOf(id)
  const names = list(findings.map(({ found }) => words.names[found.code]))
  const place = field ? 'finding-mark is-at-field' : 'finding-mark'

  /** When the last finding here is gone, the focus moves to one of its shots. */
  const act = (action: () => void) => {
    const about = findings.flatMap(({ shots }) => shots).toReversed()
    flushSync(action)
    if (useFindings.getState().at.has(at)) {
      document.getElementById(titleId(at))?.focus()
      return
    }
    flushSync(() => openFindings(undefined))
    const home = about.map(shotHome).find(Boolean)
    // After the dialog gave the focus back to the mark, which is gone.
    requestAnimationFrame(() => home?.focus())
  }
  return (
    <Popover.Root open={open} onOpenChange={(next) => openFindings(next ? at : undefined)}>
      <Popover.Trigger
        id={markId(at)}
        {...(tabIndex !== undefined && { tabIndex })}
        className={first.level === 'warning' ? `${place} is-warning` : place}
        aria-label={(field ? words.markAt : words.mark)(label, names)}
      >
        <FindingIcon level={first.level} />
      </Popover.Trigger>
      <Popover.Portal container={page}>
        <Popover.Positioner className="finding-place" side="bottom" sideOffset={8} collisionPadding={12}>
          <Popover.Popup className="finding-dialog">
            <div className="dialog-head">
              <Popover.Title id={titleId(at)} tabIndex={-1}>
                {(field ? words.marksAt : words.marks)(label)}
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

const titleId = (at: PlaceKey) => `finding-title-${at}`

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { kitWords } from '../words/en/kit.ts'

interface FullDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** A sentence beside the title; a phone leaves it to screen readers. */
  readonly lead: string
  /** Undo and redo, where what is done in it is an edit; their keys work in it too. */
  readonly tools?: ReactNode
  /** Rooms side by side (`full-rooms`), each of which scrolls; on a phone one below the other. */
  readonly children: ReactNode
}

/** A modal dialog that fills the window, for work that needs room. */
export function FullDialog({ open, onClose, title, lead, tools, children }: FullDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog full" data-edits={tools ? '' : undefined}>
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Description className="quiet">{lead}</Dialog.Description>
            {tools && <div className="row push-end">{tools}</div>}
            <Dialog.Close
              className={tools ? 'icon-button' : 'icon-button push-end'}
              aria-label={kitWords.close}
            >
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

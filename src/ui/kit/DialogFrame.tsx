import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { kitWords } from '../words/en/kit.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly small?: boolean
  /** What gets the focus on opening; `true` for Base UI's default, which is the first control. */
  readonly initialFocus?: () => HTMLElement | true | null
  readonly children: ReactNode
}

/** A modal dialog: backdrop, title and Close above its content. */
export function DialogFrame({ open, onClose, title, small = false, initialFocus, children }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className={small ? 'dialog small' : 'dialog'}
          {...(initialFocus ? { initialFocus } : {})}
        >
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={kitWords.close}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

interface FormDialogProps {
  readonly title: string
  readonly submit: string
  readonly cancel: string
  readonly open?: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** The form's fields. */
  readonly children: ReactNode
}

/** A small modal dialog that asks for a few values; it closes once they are given. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, cancel, open = true, onSubmit, onClose, children } = props
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog small">
          <Dialog.Title>{title}</Dialog.Title>
          <form
            className="dialog-form"
            onSubmit={(event) => {
              event.preventDefault()
              onClose()
              onSubmit()
            }}
          >
            {children}
            <div className="row row-end">
              <Dialog.Close className="button">{cancel}</Dialog.Close>
              <button type="submit" className="button primary">
                {submit}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

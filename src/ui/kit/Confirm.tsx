import { AlertDialog } from '@base-ui/react/alert-dialog'
import { kitWords } from '../words/en/kit.ts'

interface ConfirmProps {
  readonly open: boolean
  readonly title: string
  readonly text: string
  readonly action: string
  readonly onConfirm: () => unknown
  readonly onClose: () => void
}

/** Asks before an irreversible action. */
export function Confirm({ open, title, text, action, onConfirm, onClose }: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog small">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{text}</AlertDialog.Description>
          <div className="row row-end">
            <AlertDialog.Close className="button">{kitWords.keep}</AlertDialog.Close>
            <button
              type="button"
              className="button danger"
              onClick={() => {
                void onConfirm()
                onClose()
              }}
            >
              {action}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

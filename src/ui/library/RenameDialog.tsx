import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { projectMenuWords as words } from '../words/en/project-menu.ts'

interface RenameDialogProps {
  readonly open: boolean
  readonly name: string
  readonly onRename: (name: string) => unknown
  readonly onClose: () => void
}

export function RenameDialog({ open, name, onRename, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState(name)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog small">
          <Dialog.Title>{words.renameTitle}</Dialog.Title>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              onClose()
              void onRename(typed)
            }}
          >
            <label className="field">
              <span>{words.name}</span>
              <input
                className="input"
                value={typed}
                maxLength={80}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <div className="row row-end">
              <Dialog.Close className="button">{words.cancel}</Dialog.Close>
              <button type="submit" className="button primary">
                {words.rename}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

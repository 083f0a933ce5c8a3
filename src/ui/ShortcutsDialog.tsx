import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { SHORTCUTS } from './use-shortcuts.ts'

const MODIFIER = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog small">
          <div className="dialog-head">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <dl className="shortcuts">
            {SHORTCUTS.map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <kbd>{MODIFIER}</kbd> <kbd>{key.toUpperCase()}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
            <div>
              <dt>
                <kbd>←</kbd> <kbd>→</kbd>
              </dt>
              <dd>Earlier and later shot, in the large view</dd>
            </div>
            <div>
              <dt>
                <kbd>F1</kbd> or <kbd>?</kbd>
              </dt>
              <dd>This list</dd>
            </div>
          </dl>
          <p className="quiet">
            <a href="licences/third-party.txt" target="_blank" rel="noreferrer">
              Licences of what others wrote
            </a>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

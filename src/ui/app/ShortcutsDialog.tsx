import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { kitWords } from '../words/en/kit.ts'
import { shortcutWords as words } from '../words/en/shortcuts.ts'
import { SHORTCUTS, signsOf } from './use-shortcuts.ts'

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog small">
          <div className="dialog-head">
            <Dialog.Title>{words.title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={kitWords.close}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <dl className="shortcuts">
            {SHORTCUTS.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((chord, index) => (
                    <span key={chord} className="chord">
                      {index > 0 && <span>{words.or}</span>}
                      {signsOf(chord).map((sign) => (
                        <kbd key={sign}>{sign}</kbd>
                      ))}
                    </span>
                  ))}
                </dt>
                <dd>{words.does[does]}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">
            <a href="licences/third-party.txt" target="_blank" rel="noreferrer">
              {words.licences}
            </a>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

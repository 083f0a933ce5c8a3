import { DialogFrame } from '../kit/DialogFrame.tsx'
import { shortcutWords as words } from '../words/en/shortcuts.ts'
import { SHORTCUTS, signsOf } from './use-shortcuts.ts'

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <DialogFrame open={open} onClose={onClose} title={words.title} small>
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
    </DialogFrame>
  )
}

import { BOARD_KEYS } from '../board/hands/board-keys.ts'
import { DialogFrame } from '../kit/DialogFrame.tsx'
import { EDIT_KEYS } from '../takes/edit/edit-keys.ts'
import { TAKE_KEYS } from '../takes/take-keys.ts'
import { shortcutWords as words } from '../words/en/shortcuts.ts'
import { SHORTCUTS, signsOf } from './use-shortcuts.ts'

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <DialogFrame open={open} onClose={onClose} title={words.title} small>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ keys, does }) => (
          <Row key={does} chords={keys} does={words.does[does]} />
        ))}
      </dl>
      <h3>{words.onBoardTitle}</h3>
      <dl className="shortcuts">
        {BOARD_KEYS.map(({ caps, does }) => (
          <Row key={does} chords={[caps]} does={words.onBoard[does]} />
        ))}
      </dl>
      <p className="quiet">{words.everywhere}</p>
      <h3>{words.onTakesTitle}</h3>
      <dl className="shortcuts">
        {TAKE_KEYS.map(({ key, does }) => (
          <Row key={does} chords={[key]} does={words.onTakes[does]} />
        ))}
      </dl>
      <h3>{words.onEditTitle}</h3>
      <dl className="shortcuts">
        {EDIT_KEYS.map(({ caps, does }) => (
          <Row key={does} chords={[caps]} does={words.onEdit[does]} />
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

/** One shortcut: the chords, any of which does it. */
function Row({ chords, does }: { readonly chords: readonly string[]; readonly does: string }) {
  return (
    <div>
      <dt>
        {chords.map((chord, index) => (
          <span key={chord} className="chord">
            {index > 0 && <span>{words.or}</span>}
            {signsOf(chord).map((sign) => (
              <kbd key={sign}>{sign}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  )
}

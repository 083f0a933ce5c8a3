import { boardWords as words } from '../words/en/board.ts'

/** Where shots will stand. */
export function EmptyBoard() {
  return (
    <div className="board-empty" aria-hidden>
      {['wide', 'medium', 'close', 'insert'].map((size) => (
        <div key={size} className="board-empty-card">
          <span />
        </div>
      ))}
      <p>{words.empty}</p>
    </div>
  )
}

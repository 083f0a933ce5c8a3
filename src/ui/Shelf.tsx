import type { Shot } from '../domain/shot.ts'
import { shownTake } from '../domain/shot.ts'
import { bringBackShot } from '../store/board-edits.ts'
import { Button } from './Button.tsx'
import { useBlobUrl } from './use-blob-url.ts'

/** Drawn shots of earlier lists: a new list never throws a picture away. */
export function Shelf({ shots }: { readonly shots: readonly Shot[] }) {
  if (shots.length === 0) return null
  return (
    <details className="shelf">
      <summary>Earlier shots ({shots.length})</summary>
      <ul>
        {shots.map((shot) => (
          <ShelvedShot key={shot.id} shot={shot} />
        ))}
      </ul>
    </details>
  )
}

function ShelvedShot({ shot }: { readonly shot: Shot }) {
  const url = useBlobUrl(shownTake(shot)?.blob)
  return (
    <li>
      {url && <img src={url} alt={`Earlier shot: ${shot.text}`} />}
      <p>{shot.text}</p>
      <Button onClick={() => bringBackShot(shot.id)}>Put back on the board</Button>
    </li>
  )
}

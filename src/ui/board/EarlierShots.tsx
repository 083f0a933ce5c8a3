import type { Shot } from '../../domain/board/shot.ts'
import { shownTake } from '../../domain/board/shot.ts'
import { bringBackShot } from '../../store/board/edits.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { Button } from '../kit/Button.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { boardWords as words } from '../words/en/board.ts'

/** Drawn shots of earlier shot lists: a new list never discards a picture. */
export function EarlierShots({ shots }: { readonly shots: readonly Shot[] }) {
  const shelved = useJobStore((state) => state.shelved)
  const late = shots.filter(({ id }) => shelved.includes(id)).length
  if (shots.length === 0) return null
  return (
    <>
      {late > 0 && (
        <p className="notice" role="status">
          {words.arrivedLate(late)}
        </p>
      )}
      <details className="shelf">
        <summary>{words.earlier(shots.length)}</summary>
        <ul>
          {shots.map((shot) => (
            <ShelvedShot key={shot.id} shot={shot} />
          ))}
        </ul>
      </details>
    </>
  )
}

function ShelvedShot({ shot }: { readonly shot: Shot }) {
  const url = useBlobUrl(shownTake(shot)?.blob)
  return (
    <li>
      {url && <img src={url} alt={words.earlierShot(shot.text)} />}
      <p>{shot.text}</p>
      <Button onClick={() => bringBackShot(shot.id)}>{words.putBack}</Button>
    </li>
  )
}

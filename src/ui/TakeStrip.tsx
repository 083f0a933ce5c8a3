import { type Shot, shownTake, type Take } from '../domain/shot.ts'
import { chooseTake } from '../store/project-store.ts'
import { useBlobUrl } from './use-blob-url.ts'

/** A shot's takes; nothing while there is only one to see. */
export function TakeStrip({ shot }: { readonly shot: Shot }) {
  if (shot.takes.length < 2) return null
  const shown = shownTake(shot)
  return (
    <ul className="takes" aria-label="Takes">
      {shot.takes.map((take, index) => (
        <li key={take.id}>
          <TakeButton
            take={take}
            number={index + 1}
            chosen={take.id === shown?.id}
            onChoose={() => chooseTake(shot.id, take.id)}
          />
        </li>
      ))}
    </ul>
  )
}

interface TakeButtonProps {
  readonly take: Take
  readonly number: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

function TakeButton({ take, number, chosen, onChoose }: TakeButtonProps) {
  const url = useBlobUrl(take.blob)
  return (
    <button
      type="button"
      className="take"
      aria-pressed={chosen}
      aria-label={`Take ${number}`}
      onClick={onChoose}
    >
      {url && <img src={url} alt="" />}
    </button>
  )
}

import { Plus } from 'lucide-react'
import { inspectorWords as words } from '../../words/en/inspector.ts'

/** What is looked over at a glance; the other names can be typed. */
const MOST = 8

interface KnownNamesProps {
  /** Of the field that they can fill. */
  readonly label: string
  readonly names: readonly string[]
  readonly onPick: (name: string) => void
}

/** Names of the project that a field can be filled with, to be picked instead of typed. */
export function KnownNames({ label, names, onPick }: KnownNamesProps) {
  if (names.length === 0) return null
  return (
    <ul className="known-names" aria-label={words.known(label)}>
      {names.slice(0, MOST).map((name) => (
        <li key={name}>
          <button
            type="button"
            aria-label={words.addName(name)}
            // A field that is left would take what is typed in it as an item of its own.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(name)}
          >
            <Plus aria-hidden />
            <span dir="auto">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import type { Version } from '../../../domain/handover/versions/version.ts'
import {
  bytesOfVersion,
  deleteVersion,
  renameVersion,
  showVersion,
} from '../../../store/handover/versions.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Confirm } from '../../kit/Confirm.tsx'
import { versionWords as words } from '../../words/en/versions.ts'
import { fileSize, shortDate } from '../../words/format.ts'
import { NameDialog } from './NameDialog.tsx'

/** A version: chosen to be handed over, renamed, deleted. */
export function VersionRow({ version, on }: { readonly version: Version; readonly on: boolean }) {
  const { id, name, at, board } = version
  const readOnly = useProjectStore((state) => state.readOnly)
  const [naming, setNaming] = useState(false)
  const [bytes, setBytes] = useState<number>()
  const why = readOnly ? { 'aria-disabled': true, 'aria-description': words.readOnly } : {}
  const facts = words.facts(shortDate(at), countedShots(board).length)
  return (
    <li className="version-row">
      <label className="check">
        <input
          type="radio"
          name="version"
          aria-label={name}
          aria-description={facts}
          checked={on}
          onChange={() => showVersion(id)}
        />
        <span>
          <span dir="auto">{name}</span>
          <span className="quiet figures">{facts}</span>
        </span>
      </label>
      <button
        type="button"
        className="icon-button"
        aria-label={words.rename(name)}
        {...why}
        onClick={() => !readOnly && setNaming(true)}
      >
        <Pencil aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.delete(name)}
        {...why}
        onClick={() => !readOnly && void bytesOfVersion(version).then(setBytes)}
      >
        <Trash2 aria-hidden />
      </button>
      {naming && (
        <NameDialog
          title={words.renameTitle}
          submit={words.renameIt}
          name={name}
          onName={(typed) => renameVersion(id, typed)}
          onClose={() => setNaming(false)}
        />
      )}
      <Confirm
        open={bytes !== undefined}
        title={words.deleteTitle(name)}
        text={words.deleteText(fileSize(bytes ?? 0))}
        action={words.deleteIt}
        onConfirm={() => deleteVersion(id)}
        onClose={() => setBytes(undefined)}
      />
    </li>
  )
}

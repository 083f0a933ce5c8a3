import { useEffect, useState } from 'react'
import type { Cleanup } from '../../domain/takes/takes.ts'
import { restoreProject } from '../../store/library/edits.ts'
import { clean, emptyTrash, measureSpace, persist, useSpaceStore } from '../../store/storage/space.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Confirm } from '../kit/Confirm.tsx'
import { DialogFrame } from '../kit/DialogFrame.tsx'
import { storageWords as words } from '../words/en/storage.ts'
import { fileSize } from '../words/format.ts'
import { BackupFields } from './BackupFields.tsx'

const CLEANUPS: readonly Cleanup[] = [
  'upscaled',
  'unchosen',
  'deleted',
  'sheets',
  'sent',
  'sound',
  'leftovers',
]

/**
 * Used space, the browser's promise to persist, and what can be cleared, with the bytes it frees.
 */
export function StorageDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { space, frees, versions = 0, trash, cleaning, problem } = useSpaceStore()
  const [asked, setAsked] = useState<Cleanup>()
  const [removing, setRemoving] = useState(false)
  useEffect(() => {
    if (open) void measureSpace()
  }, [open])
  const trashBytes = trash.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <DialogFrame open={open} onClose={onClose} title={words.title}>
      <div className="dialog-body">
        {problem && <Alert problem={problem} />}
        <fieldset>
          <legend>{words.here}</legend>
          {space && (
            <>
              <meter aria-label={words.used} min={0} max={space.quota || 1} value={space.usage} />
              <p className="figures">
                {space.quota > 0
                  ? words.usedOf(fileSize(space.usage), fileSize(space.quota))
                  : words.usedBytes(fileSize(space.usage))}
              </p>
              <div className="row">
                <p className="quiet">{space.persisted ? words.persisted : words.notPersisted}</p>
                {!space.persisted && <Button onClick={() => void persist()}>{words.persist}</Button>}
              </div>
            </>
          )}
        </fieldset>
        <fieldset>
          <legend>{words.cleanup}</legend>
          <ul className="cleanups">
            {CLEANUPS.map((kind) => (
              <li key={kind}>
                <span>
                  {words.cleanups[kind].name}
                  <span className="quiet">{words.cleanups[kind].help}</span>
                </span>
                <span className="quiet figures">{frees ? fileSize(frees[kind]) : words.counting}</span>
                <Button why={whyNotClean(frees?.[kind], cleaning)} onClick={() => setAsked(kind)}>
                  {cleaning === kind ? words.clearing : words.clear}
                  <span className="visually-hidden"> {words.cleanups[kind].name}</span>
                </Button>
              </li>
            ))}
            {versions > 0 && (
              <li>
                <span>
                  {words.versions.name}
                  <span className="quiet">{words.versions.help}</span>
                </span>
                <span className="quiet figures">{fileSize(versions)}</span>
              </li>
            )}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{words.deleted}</legend>
          {trash.length === 0 ? (
            <p className="quiet">{words.noneDeleted}</p>
          ) : (
            <>
              <ul className="cleanups">
                {trash.map(({ id, name, bytes }) => (
                  <li key={id}>
                    <span>{name}</span>
                    <span className="quiet figures">{fileSize(bytes)}</span>
                    <Button onClick={() => void restoreProject(id).then(measureSpace)}>
                      {words.restore}
                      <span className="visually-hidden"> {name}</span>
                    </Button>
                  </li>
                ))}
              </ul>
              <Button onClick={() => setRemoving(true)}>{words.removeBytes(fileSize(trashBytes))}</Button>
            </>
          )}
        </fieldset>
        <BackupFields onImport={onClose} />
      </div>
      <Confirm
        open={asked !== undefined}
        title={words.clearTitle(asked ? words.cleanups[asked].name : '')}
        text={words.clearText}
        action={words.clearAway}
        onConfirm={() => asked && clean(asked)}
        onClose={() => setAsked(undefined)}
      />
      <Confirm
        open={removing}
        title={trash.length === 1 ? words.removeOne : words.removeMany}
        text={words.removeText(trash.map(({ name }) => name))}
        action={words.remove}
        onConfirm={() => emptyTrash(trash.map(({ id }) => id))}
        onClose={() => setRemoving(false)}
      />
    </DialogFrame>
  )
}

function whyNotClean(bytes: number | undefined, cleaning: Cleanup | undefined): string | undefined {
  if (cleaning) return words.waitForClearing
  return bytes ? undefined : words.nothingToClear
}

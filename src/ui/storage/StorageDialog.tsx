import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Cleanup } from '../../domain/takes/takes.ts'
import { restoreProject } from '../../store/library/edits.ts'
import { clean, emptyTrash, measureSpace, persist, useSpaceStore } from '../../store/storage/space.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Confirm } from '../kit/Confirm.tsx'
import { fileSize } from '../words/format.ts'
import { BackupFields } from './BackupFields.tsx'

const CLEANUPS: readonly { readonly kind: Cleanup; readonly name: string; readonly text: string }[] = [
  { kind: 'upscaled', name: 'Upscaled copies', text: 'The originals stay; they can be upscaled again.' },
  { kind: 'unchosen', name: 'Takes that are not shown', text: 'Starred takes and earlier shots stay.' },
  { kind: 'deleted', name: 'Deleted takes', text: 'They go by themselves after a week.' },
  {
    kind: 'leftovers',
    name: 'Leftovers',
    text: 'Of replaced clips and style pictures. They go by themselves when a project is opened.',
  },
]

/**
 * How much is used, what is promised, and what can be cleared away, each with the bytes that it
 * frees.
 */
export function StorageDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { space, frees, trash, cleaning, problem } = useSpaceStore()
  const [asked, setAsked] = useState<Cleanup>()
  const [removing, setRemoving] = useState(false)
  useEffect(() => {
    if (open) void measureSpace()
  }, [open])
  const trashBytes = trash.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <div className="dialog-head">
            <Dialog.Title>Storage</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <div className="dialog-body">
            {problem && <Alert problem={problem} />}
            <fieldset>
              <legend>On this device</legend>
              {space && (
                <>
                  <meter aria-label="Space used" min={0} max={space.quota || 1} value={space.usage} />
                  <p className="figures">
                    {fileSize(space.usage)} used
                    {space.quota > 0 && ` of ${fileSize(space.quota)} that the browser grants`}
                  </p>
                  <div className="row">
                    <p className="quiet">
                      {space.persisted
                        ? 'The browser keeps your projects until you delete them.'
                        : 'The browser may clear them when the disk runs short. Export what matters.'}
                    </p>
                    {!space.persisted && <Button onClick={() => void persist()}>Ask to keep them</Button>}
                  </div>
                </>
              )}
            </fieldset>
            <fieldset>
              <legend>Clear away, in all projects</legend>
              <ul className="cleanups">
                {CLEANUPS.map(({ kind, name, text }) => (
                  <li key={kind}>
                    <span>
                      {name}
                      <span className="quiet">{text}</span>
                    </span>
                    <span className="quiet figures">{frees ? fileSize(frees[kind]) : 'Counting…'}</span>
                    <Button why={whyNotClean(frees?.[kind], cleaning)} onClick={() => setAsked(kind)}>
                      {cleaning === kind ? 'Clearing…' : 'Clear'}
                      <span className="visually-hidden"> {name}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            </fieldset>
            <fieldset>
              <legend>Deleted projects</legend>
              {trash.length === 0 ? (
                <p className="quiet">None. A deleted project can be brought back for a week.</p>
              ) : (
                <>
                  <ul className="cleanups">
                    {trash.map(({ id, name, bytes }) => (
                      <li key={id}>
                        <span>{name}</span>
                        <span className="quiet figures">{fileSize(bytes)}</span>
                        <Button onClick={() => void restoreProject(id).then(measureSpace)}>
                          Restore<span className="visually-hidden"> {name}</span>
                        </Button>
                      </li>
                    ))}
                  </ul>
                  <Button onClick={() => setRemoving(true)}>Remove for good: {fileSize(trashBytes)}</Button>
                </>
              )}
            </fieldset>
            <BackupFields onImport={onClose} />
          </div>
          <Confirm
            open={asked !== undefined}
            title={`Clear away: ${CLEANUPS.find(({ kind }) => kind === asked)?.name ?? ''}?`}
            text="This cannot be undone. Projects that are open in another tab are left alone."
            action="Clear away"
            onConfirm={() => asked && clean(asked)}
            onClose={() => setAsked(undefined)}
          />
          <Confirm
            open={removing}
            title={trash.length === 1 ? 'Remove this project for good?' : 'Remove these projects for good?'}
            text={`${trash.map(({ name }) => `“${name}”`).join(', ')}: with every clip and picture in it. This cannot be undone.`}
            action="Remove for good"
            onConfirm={() => emptyTrash(trash.map(({ id }) => id))}
            onClose={() => setRemoving(false)}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function whyNotClean(bytes: number | undefined, cleaning: Cleanup | undefined): string | undefined {
  if (cleaning) return 'Wait until it is done.'
  return bytes ? undefined : 'There is nothing to clear away.'
}

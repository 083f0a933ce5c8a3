import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { answerBatch, useBatchStore, waitingShots } from '../../store/takes/batch-question.ts'
import { usePrices } from '../money/use-prices.ts'
import { drawAllWords as words } from '../words/en/draw-all.ts'

/** Asks what becomes of a batch's waiting pictures, once what it draws with was changed. */
export function BatchDialog() {
  const isOpen = useBatchStore((state) => state.changes !== undefined)
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => void (!open && answerBatch('none'))}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog draw-all">
          <Waiting />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** Apart from the dialog, which is there while it is closed: a batch changes often. */
function Waiting() {
  const changes = useBatchStore((state) => state.changes)
  // Read again with every change of the job.
  useJobStore((state) => state.shots)
  const ids = waitingShots()
  const waiting = ids.length
  const project = useProjectStore((state) => state.project)
  const sum = usePrices().sum(project?.shots.filter(({ id }) => ids.includes(id)) ?? [])
  return (
    <>
      <AlertDialog.Title>{words.batchTitle}</AlertDialog.Title>
      <AlertDialog.Description>
        {words.chosen((changes ?? []).flatMap((change) => words.changes[change] ?? []))}{' '}
        {words.waiting(waiting)}
      </AlertDialog.Description>
      <div className="row row-end draw-all-ways">
        <AlertDialog.Close className="button">{words.none}</AlertDialog.Close>
        <button type="button" className="button" onClick={() => void answerBatch('as-begun')}>
          {words.asBegun}
        </button>
        <button type="button" className="button primary" onClick={() => void answerBatch('as-now')}>
          {words.asNow(waiting, sum && `${sum.price}${sum.room}`)}
        </button>
      </div>
    </>
  )
}

import { useJobStore } from '../../store/jobs/store.ts'
import { type Transfer, useTransferStore } from '../../store/library/transfer.ts'
import { cancelTransfer } from '../../store/library/transferring.ts'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { projectMenuWords as words } from '../words/en/project-menu.ts'

/** Progress and Cancel of a project file that is being read or written. */
export function TransferBar() {
  const transfer = useTransferStore((state) => state.transfer)
  const loads = useJobStore(({ job }) => job?.doing.code === 'load-decoder')
  if (!transfer) return null
  const reads = transfer.doing === 'reading'
  const label = reads && loads ? words.readingWithFfmpeg(transfer.file) : labelOf(transfer)
  return (
    <div className="notice" role="status">
      <p>{label}</p>
      <Bar label={label} done={reads ? undefined : transfer.share} />
      <Button onClick={cancelTransfer}>{words.cancel}</Button>
    </div>
  )
}

function labelOf({ doing, file, place }: Transfer): string {
  return doing === 'importing' && place ? words.importingOne(file, place.one, place.of) : words[doing](file)
}

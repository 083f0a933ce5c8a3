import { cancelTransfer, useTransferStore } from '../../store/library/transfer.ts'
import { Button } from '../kit/Button.tsx'

/** A project file that is being written or read: how far, and a way to stop. */
export function TransferBar() {
  const transfer = useTransferStore((state) => state.transfer)
  if (!transfer) return null
  return (
    <div className="notice" role="status">
      <p>{transfer.label}</p>
      <progress aria-label={transfer.label} max={1} value={transfer.share} />
      <Button onClick={cancelTransfer}>Cancel</Button>
    </div>
  )
}

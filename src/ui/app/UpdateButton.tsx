import { useUpdateStore } from '../../store/app/update-status.ts'
import { appWords as words } from '../words/en/app.ts'

/** Loaded by now: this module offered the update. */
const updates = () => import('../../store/app/updates.ts')

/** Offers a new version, which takes effect once accepted and once no tab runs a job. */
export function UpdateButton() {
  const status = useUpdateStore((state) => state.status)
  if (status === 'none') return null
  if (status === 'ready') {
    return (
      <button
        type="button"
        className="tool tool-update"
        title={words.updateHelp}
        onClick={() => void updates().then(({ acceptUpdate }) => acceptUpdate())}
      >
        {words.update}
      </button>
    )
  }
  return (
    <span className="update-waiting" role="status">
      {words.updateWaits}
      <button
        type="button"
        className="link"
        onClick={() => void updates().then(({ postponeUpdate }) => postponeUpdate())}
      >
        {words.notNow}
      </button>
    </span>
  )
}

import type { ShotId } from '../../domain/ids.ts'
import { cancelOwnPicture, clearOwnPicture } from '../../store/takes/own-picture.ts'
import { useOwnPictureStore } from '../../store/takes/own-picture-state.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { styleWords } from '../words/en/style.ts'

/** The user's own file on its way to becoming a take, or why it did not. */
export function OwnPictureState({ id }: { readonly id: ShotId }) {
  const own = useOwnPictureStore(({ shots }) => shots[id])
  if (own?.problem) return <Alert problem={own.problem} onClose={() => clearOwnPicture(id)} />
  if (!own?.reading) return null
  const { name, share } = own.reading
  const label = share < 1 ? styleWords.fetching : styleWords.reading(name)
  return (
    <div className="notice" role="status">
      <p>{label}</p>
      <Bar label={label} done={share < 1 ? share : undefined} />
      <Button onClick={() => cancelOwnPicture(id)}>{styleWords.cancel}</Button>
    </div>
  )
}

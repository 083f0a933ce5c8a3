import { useState } from 'react'
import { keptTakes, type Shot, type Take } from '../../../domain/board/shot.ts'
import type { TakeId } from '../../../domain/ids.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { stepWords } from '../../words/en/steps.ts'
import { useLost } from '../use-lost.ts'

const EditDialog = lazyComponent(async () => (await import('./EditDialog.tsx')).EditDialog)

/** Opens the dialog that changes a take; another take that is shown meanwhile leaves it open. */
export function EditTake({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const [chosen, setChosen] = useState<TakeId>()
  const readOnly = useProjectStore((state) => state.readOnly)
  const lost = useLost(take.blob)
  const edited = keptTakes(shot).find(({ id }) => id === chosen)
  return (
    <>
      <Button why={readOnly ? stepWords.whyNot.readOnly : lost} onClick={() => setChosen(take.id)}>
        {words.edit}
      </Button>
      <Lazy when={edited !== undefined} asked="dialog" onClose={() => setChosen(undefined)}>
        <EditDialog
          key={(edited ?? take).id}
          shot={shot}
          take={edited ?? take}
          open={edited !== undefined}
          onFurther={setChosen}
          onClose={() => setChosen(undefined)}
        />
      </Lazy>
    </>
  )
}

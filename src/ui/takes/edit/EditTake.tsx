import { useState } from 'react'
import type { Shot, Take } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { stepWords } from '../../words/en/steps.ts'
import { useLost } from '../use-lost.ts'

const EditDialog = lazyComponent(async () => (await import('./EditDialog.tsx')).EditDialog)

/** Opens the dialog that changes a take. */
export function EditTake({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const [open, setOpen] = useState(false)
  const readOnly = useProjectStore((state) => state.readOnly)
  const lost = useLost(take.blob)
  return (
    <>
      <Button why={readOnly ? stepWords.whyNot.readOnly : lost} onClick={() => setOpen(true)}>
        {words.edit}
      </Button>
      <Lazy when={open}>
        <EditDialog key={take.id} shot={shot} take={take} open={open} onClose={() => setOpen(false)} />
      </Lazy>
    </>
  )
}

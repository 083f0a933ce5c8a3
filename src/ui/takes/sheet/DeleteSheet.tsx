import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { bytesOfSheet, deleteSheet } from '../../../store/takes/sheets.ts'
import { Button } from '../../kit/Button.tsx'
import { Confirm } from '../../kit/Confirm.tsx'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { stepWords } from '../../words/en/steps.ts'
import { fileSize } from '../../words/format.ts'

interface DeleteSheetProps {
  readonly sheet: Sheet
  readonly at: number
}

/** Deletes one sheet, once a person has read what goes and what stays. */
export function DeleteSheet({ sheet, at }: DeleteSheetProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const [asks, setAsks] = useState(false)
  const [bytes, setBytes] = useState<number>()
  const ask = async () => {
    setBytes(await bytesOfSheet(sheet))
    setAsks(true)
  }
  return (
    <>
      <Button plain why={readOnly ? stepWords.whyNot.readOnly : undefined} onClick={() => void ask()}>
        <Trash2 aria-hidden />
        {words.delete}
      </Button>
      <Confirm
        open={asks}
        title={words.deleteTitle(at)}
        text={words.deleteText(bytes === undefined ? undefined : fileSize(bytes))}
        action={words.delete}
        onConfirm={() => deleteSheet(sheet.id)}
        onClose={() => setAsks(false)}
      />
    </>
  )
}

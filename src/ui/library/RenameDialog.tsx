import { useState } from 'react'
import { FormDialog } from '../kit/FormDialog.tsx'
import { projectMenuWords as words } from '../words/en/project-menu.ts'

interface RenameDialogProps {
  readonly open: boolean
  readonly name: string
  readonly onRename: (name: string) => unknown
  readonly onClose: () => void
}

export function RenameDialog({ open, name, onRename, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState(name)
  return (
    <FormDialog
      title={words.renameTitle}
      submit={words.rename}
      cancel={words.cancel}
      open={open}
      onSubmit={() => void onRename(typed)}
      onClose={onClose}
    >
      <label className="field">
        <span>{words.name}</span>
        <input
          className="input"
          value={typed}
          maxLength={80}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
    </FormDialog>
  )
}

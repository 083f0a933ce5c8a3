import { type ComponentType, useEffect, useState } from 'react'
import { reportProblem } from '../store/project-store.ts'

interface LazyDialogProps<Props> {
  /** The same function each time. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly with: Props
}

/** A dialog that is loaded when it is first opened, so that it is not in the way of the first picture. */
export function LazyDialog<Props extends { readonly open: unknown }>({
  load,
  with: props,
}: LazyDialogProps<Props>) {
  const [Dialog, setDialog] = useState<ComponentType<Props>>()
  const open = Boolean(props.open)
  useEffect(() => {
    if (!open || Dialog) return
    load().then(
      (loaded) => setDialog(() => loaded),
      () => reportProblem('project', 'download-failed'),
    )
  }, [open, Dialog, load])
  return Dialog ? <Dialog {...props} /> : null
}

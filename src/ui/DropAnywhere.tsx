import { type ReactNode, useEffect, useState } from 'react'
import { takeFiles } from './take-files.ts'

/** Makes the whole window a place to drop files on and to paste them into. */
export function DropAnywhere({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const show = (change: number) => {
      depth += change
      setOver(depth > 0)
    }
    const onEnter = (event: DragEvent) => carriesFiles(event) && show(1)
    const onLeave = (event: DragEvent) => carriesFiles(event) && show(-1)
    const onOver = (event: DragEvent) => carriesFiles(event) && event.preventDefault()
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      show(-depth)
      void takeFiles([...(event.dataTransfer?.files ?? [])])
    }
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      void takeFiles(files)
    }
    const target = new AbortController()
    const { signal } = target
    window.addEventListener('dragenter', onEnter, { signal })
    window.addEventListener('dragleave', onLeave, { signal })
    window.addEventListener('dragover', onOver, { signal })
    window.addEventListener('drop', onDrop, { signal })
    window.addEventListener('paste', onPaste, { signal })
    return () => target.abort()
  }, [])
  return (
    <>
      {children}
      {over && (
        <div className="drop-veil" aria-hidden>
          Drop a clip, a style picture, or both
        </div>
      )}
    </>
  )
}

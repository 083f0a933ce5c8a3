import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { isFileInput, isText, openModal } from '../kit/event-target.ts'
import { IMAGE_TYPES, VIDEO_TYPES } from '../kit/FileInput.tsx'
import { libraryWords as words } from '../words/en/library.ts'
import { droppedAddress, droppedFiles } from './dropped.ts'
import { withFolders } from './folders.ts'
import { importFiles, importLink } from './import-later.ts'

/**
 * Accepts drops and pastes anywhere in the window. A drop never makes the browser navigate to the
 * file.
 */
export function DropAnywhere({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    let own = false
    const show = (change: number) => {
      depth += change
      setOver(depth > 0)
    }
    /** The effect of a drag: accepted or refused; undefined where the element below handles it. */
    const use = ({
      dataTransfer,
      target,
      defaultPrevented,
    }: DragEvent): 'files' | 'link' | 'none' | undefined => {
      if (defaultPrevented || !dataTransfer) return undefined
      const { types } = dataTransfer
      const files = types.includes('Files') && !own
      if (files ? openModal() && isFileInput(target) : isText(target)) return undefined
      // A picture dragged from this page is not a new one.
      if (openModal() || own) return 'none'
      if (files) return 'files'
      return types.includes('text/uri-list') ? 'link' : 'none'
    }
    const onStart = () => {
      own = true
      const end = () => {
        own = false
      }
      window.addEventListener('dragend', end, { signal, once: true })
      // If the drag source is removed, no dragend fires; but no pointer event fires during a drag.
      window.addEventListener('pointermove', end, { signal, once: true })
    }
    const onEnter = (event: DragEvent) => use(event) === 'files' && show(1)
    const onLeave = (event: DragEvent) => depth > 0 && use(event) === 'files' && show(-1)
    const onOver = (event: DragEvent) => {
      const used = use(event)
      if (!used || !event.dataTransfer) return
      event.preventDefault()
      if (used === 'none') event.dataTransfer.dropEffect = 'none'
    }
    const onDrop = (event: DragEvent) => {
      const used = use(event)
      show(-depth)
      if (!used || !event.dataTransfer) return
      event.preventDefault()
      if (used === 'none') return
      const files = droppedFiles(event.dataTransfer)
      if (files.length > 0) void withFolders(event.dataTransfer, files).then(importFiles)
      else importLink(droppedAddress(event.dataTransfer))
    }
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target, defaultPrevented } = event
      const files = [...(clipboardData?.files ?? [])]
      // Office programs add a picture of the copied text to the clipboard.
      const words = isText(target) && clipboardData?.getData('text/plain') !== ''
      if (files.length === 0 || words || defaultPrevented || openModal()) return
      event.preventDefault()
      void importFiles(files)
    }
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('dragstart', onStart, { signal })
    window.addEventListener('dragenter', onEnter, { signal })
    window.addEventListener('dragleave', onLeave, { signal })
    window.addEventListener('dragover', onOver, { signal })
    window.addEventListener('drop', onDrop, { signal })
    window.addEventListener('paste', onPaste, { signal })
    return () => listening.abort()
  }, [])
  return (
    <>
      {children}
      <input
        type="file"
        id="open-files"
        hidden
        multiple
        accept={`${VIDEO_TYPES},${IMAGE_TYPES},.maestro,.zip`}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) void importFiles(files)
        }}
      />
      {over &&
        createPortal(
          <div className="drop-veil" aria-hidden>
            {words.drop}
          </div>,
          document.body,
        )}
    </>
  )
}

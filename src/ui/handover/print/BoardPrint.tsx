import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { picturesToPrint } from '../../../store/handover/print-pictures.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { PRINT, pressedHere } from '../../app/use-shortcuts.ts'
import { fileWords } from '../../words/file-words.ts'
import { PageTree } from './PageTree.tsx'
import { openPaper, type Paper } from './paper.ts'
import { type PrintSheet, printSheetOf } from './print-sheet.ts'
import { shownUrls } from './shown-urls.ts'

/**
 * Prints the board as its review page: by the key with every picture, by the browser's own menu,
 * which waits for nothing, with those that the cards show.
 */
export function BoardPrint() {
  const [sheet, setSheet] = useState<PrintSheet>()
  const [paper, setPaper] = useState<Paper>()

  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let open: Paper | undefined
    let urls: readonly string[] = []
    let preparing = false

    const close = () => {
      open?.close()
      open = undefined
      for (const url of urls) URL.revokeObjectURL(url)
      urls = []
      setPaper(undefined)
      setSheet(undefined)
    }
    const show = (shown: PrintSheet) => {
      close()
      const next = openPaper(shown.style)
      open = next
      flushSync(() => {
        setSheet(shown)
        setPaper(next)
      })
      return next
    }
    const prepare = async () => {
      const { project } = useProjectStore.getState()
      if (!project || preparing) return
      preparing = true
      try {
        const pictures = await picturesToPrint(project, fileWords())
        if (signal.aborted) return
        const named = new Map<ShotId, string>()
        for (const [id, picture] of pictures) named.set(id, URL.createObjectURL(picture))
        const ready = show(printSheetOf(project, named, 'lost')).ready()
        urls = [...named.values()]
        await ready
        window.print()
      } finally {
        preparing = false
      }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !pressedHere(event, PRINT)) return
      event.preventDefault()
      void prepare()
    }
    const beforePrint = () => {
      const { project } = useProjectStore.getState()
      if (!open && project && countedShots(project).length > 0) {
        show(printSheetOf(project, shownUrls(project), 'late'))
      }
    }
    window.addEventListener('keydown', onKey, { signal })
    window.addEventListener('beforeprint', beforePrint, { signal })
    window.addEventListener('afterprint', close, { signal })
    return () => {
      listening.abort()
      close()
    }
  }, [])

  if (!sheet || !paper) return null
  return createPortal(<PageTree node={sheet.page} pictures={sheet.pictures} />, paper.root)
}

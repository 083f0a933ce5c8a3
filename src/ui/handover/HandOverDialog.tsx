import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { Project } from '../../domain/project/project.ts'
import { chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { forgetMade, useMadeFiles } from '../../store/handover/made-files.ts'
import { partOfBoard } from '../../store/handover/part.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { kitWords } from '../words/en/kit.ts'
import { BoardPreview } from './BoardPreview.tsx'
import { FileList } from './FileList.tsx'
import { ForWhom } from './ForWhom.tsx'
import { HandOverOptions } from './HandOverOptions.tsx'
import { MakeFoot } from './MakeFoot.tsx'
import { PdfPreview } from './PdfPreview.tsx'
import { useNarrow } from './use-narrow.ts'
import { usePart } from './use-part.ts'

interface HandOverDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Makes the board into files for others. */
export function HandOverDialog({ open, onClose }: HandOverDialogProps) {
  const project = useProjectStore((state) => state.project)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog hand-over">
          <div className="dialog-head">
            <Dialog.Title>{words.title}</Dialog.Title>
            <p className="quiet">{words.onDevice}</p>
            <Dialog.Close className="icon-button push-end" aria-label={kitWords.close}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {project && <Rooms project={project} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** For whom and how, how it looks, and the files. On a phone the look comes before the how. */
function Rooms({ project }: { readonly project: Project }) {
  const running = useMadeFiles((state) => state.running)
  const of = useMadeFiles((state) => state.of)
  const madeOf = useMadeFiles((state) => state.part)
  const isNarrow = useNarrow()
  const part = usePart(project)
  const shown = useMemo(() => partOfBoard(project, part), [project, part])
  useEffect(() => {
    // Files of an earlier state of the board, or of other shots, are offered no more.
    if (of && (of.shots !== project.shots || madeOf !== part)) forgetMade()
  }, [of, madeOf, project, part])
  return (
    <div className="hand-over-rooms">
      <fieldset className="hand-over-choices" disabled={running}>
        <ForWhom />
        {!isNarrow && <HandOverOptions project={project} />}
      </fieldset>
      <Preview project={shown} />
      {isNarrow && (
        <fieldset className="hand-over-choices" disabled={running}>
          <HandOverOptions project={project} />
        </fieldset>
      )}
      <section className="hand-over-files" aria-label={words.files}>
        <FileList project={shown} running={running} />
        <MakeFoot project={project} shown={shown} />
      </section>
    </div>
  )
}

/** The pages of the PDF where one is chosen, else the board. */
function Preview({ project }: { readonly project: Project }) {
  const hasPdf = useChoices((choices) => chosenKinds(choices).includes('pdf'))
  return hasPdf ? <PdfPreview project={project} /> : <BoardPreview project={project} />
}

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { Project } from '../../domain/project/project.ts'
import { chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { forgetMade, useMadeFiles } from '../../store/handover/made-files.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { LockOffer } from '../board/order/LockOffer.tsx'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { kitWords } from '../words/en/kit.ts'
import { BoardPreview } from './BoardPreview.tsx'
import { FileList } from './FileList.tsx'
import { ForWhom } from './ForWhom.tsx'
import { HandOverOptions } from './HandOverOptions.tsx'
import { MakeFoot } from './MakeFoot.tsx'
import { PdfPreview } from './PdfPreview.tsx'
import { useNarrow } from './use-narrow.ts'

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
  const saved = useMadeFiles((state) => state.saved)
  const isNarrow = useNarrow()
  useEffect(() => {
    // Files of an earlier state of the board are offered no more.
    if (of && of.shots !== project.shots) forgetMade()
  }, [of, project])
  return (
    <div className="hand-over-rooms">
      <fieldset className="hand-over-choices" disabled={running}>
        <ForWhom />
        {!isNarrow && <HandOverOptions project={project} />}
      </fieldset>
      <Preview project={project} />
      {isNarrow && (
        <fieldset className="hand-over-choices" disabled={running}>
          <HandOverOptions project={project} />
        </fieldset>
      )}
      <section className="hand-over-files" aria-label={words.files}>
        <FileList project={project} running={running} />
        {saved && <LockOffer project={project} />}
        <MakeFoot project={project} />
      </section>
    </div>
  )
}

/** The pages of the PDF where one is chosen, else the board. */
function Preview({ project }: { readonly project: Project }) {
  const hasPdf = useChoices((choices) => chosenKinds(choices).includes('pdf'))
  return hasPdf ? <PdfPreview project={project} /> : <BoardPreview project={project} />
}

import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { kitWords } from '../words/en/kit.ts'
import { Alert } from './Alert.tsx'
import { useLate } from './use-late.ts'

interface PartAwayProps {
  readonly dialog: boolean
  readonly onClose: (() => void) | undefined
  /** Of a part that did not come. */
  readonly onRetry: (() => void) | undefined
}

/** Stands for a lazy part: says after half a second that it is on its way, or why it is not. */
export function PartAway({ dialog, onClose, onRetry }: PartAwayProps) {
  const shown = useLate(true) || onRetry !== undefined
  const frame = useRef<HTMLDialogElement>(null)
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = frame
    if (!shown) return
    current?.showModal()
    // Shown where a press has just asked for it: what comes by itself moves nothing.
    if (navigator.userActivation?.isActive) place.current?.scrollIntoView({ block: 'nearest' })
    // Closed while it is in the page, it gives the focus back.
    return () => current?.close()
  }, [shown])
  const content = (
    <div className="part-away" ref={place}>
      {onRetry ? (
        <Missing onRetry={onRetry} onClose={onClose} />
      ) : (
        <>
          <p role="status">{shown && kitWords.loading}</p>
          {shown && onClose && (
            <button type="button" className="icon-button" aria-label={kitWords.close} onClick={onClose}>
              <X aria-hidden />
            </button>
          )}
        </>
      )}
    </div>
  )
  if (!dialog) return content
  return (
    shown && (
      <dialog
        className="dialog small part-dialog"
        aria-label={onRetry ? kitWords.notLoaded : kitWords.loading}
        ref={frame}
        onCancel={onClose}
      >
        {content}
      </dialog>
    )
  )
}

/** True while one message speaks for all parts that nobody asked for and that did not come. */
let spoken = false

export function PartMissing({ onRetry }: { readonly onRetry: () => void }) {
  const [speaks, setSpeaks] = useState(false)
  useEffect(() => {
    if (spoken) return
    spoken = true
    setSpeaks(true)
    return () => {
      spoken = false
    }
  }, [])
  return (
    speaks && (
      <div className="part-missing">
        <Missing onRetry={onRetry} onClose={() => setSpeaks(false)} />
      </div>
    )
  )
}

interface MissingProps {
  readonly onRetry: () => void
  readonly onClose: (() => void) | undefined
}

const Missing = ({ onRetry, onClose }: MissingProps) => (
  <Alert problem={{ code: 'download-failed' }} {...(onClose && { onClose })}>
    <button type="button" className="button" onClick={onRetry}>
      {kitWords.tryAgain}
    </button>
    <button type="button" className="button" onClick={() => location.reload()}>
      {kitWords.reload}
    </button>
  </Alert>
)

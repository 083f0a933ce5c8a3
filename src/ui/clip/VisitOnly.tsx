import { HardDriveDownload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAppStore } from '../../store/app/store.ts'

/** Stands for as long as nothing is kept after this visit. */
export function VisitOnly({ children }: { readonly children?: ReactNode }) {
  const why = useAppStore((state) => state.visitOnly)
  if (!why) return null
  return (
    <div className="notice" role="status">
      <HardDriveDownload aria-hidden />
      <p>
        <strong>Nothing is kept after this visit.</strong>{' '}
        {why.code === 'storage-refused'
          ? 'Site data is blocked here, or this is a private window.'
          : 'The browser’s storage could not be opened; what it keeps from earlier is not touched, and may be there again after a reload.'}{' '}
        Everything works until this tab is closed or reloaded. Then all of it is gone, also pictures that were
        paid for: export or download what you want to keep.
      </p>
      {children && <div className="row">{children}</div>}
    </div>
  )
}

import { HardDriveDownload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAppStore } from '../../store/app/store.ts'
import { visitWords as words } from '../words/en/visit.ts'

/** Warns for as long as nothing persists after this visit. */
export function VisitOnly({ children }: { readonly children?: ReactNode }) {
  const why = useAppStore((state) => state.visitOnly)
  if (!why) return null
  return (
    <div className="notice" role="status">
      <HardDriveDownload aria-hidden />
      <p>
        <strong>{words.title}</strong> {why.code === 'storage-refused' ? words.refused : words.failed}{' '}
        {words.help}
      </p>
      {children && <div className="row">{children}</div>}
    </div>
  )
}

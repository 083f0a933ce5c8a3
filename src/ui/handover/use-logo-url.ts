import { useMemo } from 'react'
import { useLogo } from '../../store/handover/logo.ts'
import { useFileUrl } from '../kit/use-blob-url.ts'

/** Object URL of the person's logo; undefined where there is none, and while it loads. */
export function useLogoUrl(): string | undefined {
  const logo = useLogo((state) => state.logo)
  return useFileUrl(useMemo(() => logo && new Blob([logo.bytes], { type: 'image/png' }), [logo]))
}

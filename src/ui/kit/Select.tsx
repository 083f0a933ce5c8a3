import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

/** The native select, which assistive technology and phones support, with a custom arrow. */
export function Select(props: ComponentProps<'select'>) {
  return (
    <span className="select">
      <select className="input" {...props} />
      <ChevronDown aria-hidden />
    </span>
  )
}

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

/** The platform's own select, which every assistive technology and phone knows, with our arrow. */
export function Select(props: ComponentProps<'select'>) {
  return (
    <span className="select">
      <select className="input" {...props} />
      <ChevronDown aria-hidden />
    </span>
  )
}

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  ArrowUpToLine,
  CircleDot,
  type LucideIcon,
  Maximize2,
  Minimize2,
  Rotate3d,
  Square,
  Waves,
} from 'lucide-react'
import type { ShotMove } from '../../domain/board/shot-terms.ts'

const ICONS: Readonly<Record<ShotMove, LucideIcon>> = {
  static: Square,
  'pan-left': ArrowLeft,
  'pan-right': ArrowRight,
  'tilt-up': ArrowUp,
  'tilt-down': ArrowDown,
  'push-in': Maximize2,
  'pull-out': Minimize2,
  'track-left': ArrowLeftToLine,
  'track-right': ArrowRightToLine,
  'pedestal-up': ArrowUpToLine,
  'pedestal-down': ArrowDownToLine,
  arc: Rotate3d,
  'zoom-in': Maximize2,
  'zoom-out': Minimize2,
  handheld: Waves,
}

/** A camera move as a mark; the words beside it say the same. */
export function MoveIcon({ move }: { readonly move: ShotMove | undefined }) {
  const Icon = move ? ICONS[move] : CircleDot
  return <Icon aria-hidden />
}

import { lensIn, plainTerm } from '../board/lenses.ts'
import type { ShotField, ShotFieldKey } from '../board/shot-fields.ts'

/**
 * Other names of the terms, as crews and models write them: abbreviations, and names that mean the
 * same. In the spelling of `plainTerm`.
 */
const SPELLINGS: Readonly<Partial<Record<ShotFieldKey, Readonly<Record<string, string>>>>> = {
  size: {
    els: 'extreme-wide',
    ews: 'extreme-wide',
    vws: 'extreme-wide',
    'extreme-long': 'extreme-wide',
    vista: 'extreme-wide',
    ls: 'wide',
    ws: 'wide',
    long: 'wide',
    est: 'wide',
    establishing: 'wide',
    fs: 'full',
    mls: 'medium-wide',
    mws: 'medium-wide',
    'medium-long': 'medium-wide',
    american: 'medium-wide',
    cowboy: 'medium-wide',
    ms: 'medium',
    mid: 'medium',
    mcu: 'medium-close',
    'medium-close-up': 'medium-close',
    cu: 'close',
    'close-up': 'close',
    closeup: 'close',
    bcu: 'big-close',
    'big-close-up': 'big-close',
    choker: 'big-close',
    ecu: 'extreme-close',
    xcu: 'extreme-close',
    'extreme-close-up': 'extreme-close',
    ins: 'insert',
    ca: 'insert',
    cutaway: 'insert',
  },
  framing: {
    'one-shot': 'single',
    two: 'two-shot',
    '2-shot': 'two-shot',
    '2s': 'two-shot',
    ots: 'over-shoulder',
    'over-the-shoulder': 'over-shoulder',
    pov: 'point-of-view',
  },
  angle: {
    eye: 'eye-level',
    'low-angle': 'low',
    'high-angle': 'high',
    'birds-eye': 'overhead',
    'birds-eye-view': 'overhead',
    'top-down': 'overhead',
    'ground-level': 'ground',
    'worms-eye': 'ground',
    'worms-eye-view': 'ground',
    canted: 'dutch',
    'dutch-angle': 'dutch',
    'dutch-tilt': 'dutch',
  },
  move: {
    none: 'static',
    still: 'static',
    locked: 'static',
    'locked-off': 'static',
    'dolly-in': 'push-in',
    'dolly-out': 'pull-out',
    'pull-back': 'pull-out',
    'truck-left': 'track-left',
    'truck-right': 'track-right',
    'boom-up': 'pedestal-up',
    'boom-down': 'pedestal-down',
    'crane-up': 'pedestal-up',
    'crane-down': 'pedestal-down',
    'arc-left': 'arc',
    'arc-right': 'arc',
    orbit: 'arc',
    'hand-held': 'handheld',
  },
  direction: {
    towards: 'toward',
    'to-camera': 'toward',
    'toward-camera': 'toward',
    'from-camera': 'away',
    'away-from-camera': 'away',
  },
  eyeline: { 'to-camera': 'camera', 'into-camera': 'camera', lens: 'camera' },
}

/** The term of a field that is meant, in whatever spelling; undefined where it is none of them. */
export function termIn(key: ShotFieldKey, field: ShotField, said: unknown): string | undefined {
  if (field.kind !== 'term' || typeof said !== 'string') return undefined
  if (key === 'lens') return lensIn(said)
  const name = plainTerm(said)
  const names = [name, name.replace(/-(shot|angle)$/, '')]
  const known = names.flatMap((one) => [one, SPELLINGS[key]?.[one] ?? ''])
  return field.terms.find((term) => known.includes(term))
}

/**
 * Framing was once among the angles, and some models still write it there. Such an angle becomes
 * the framing, unless there is one, and leaves the angle open.
 */
export function withOlderAngles(
  said: Readonly<Record<string, unknown>>,
  framing: ShotField,
): Readonly<Record<string, unknown>> {
  const older = termIn('framing', framing, said.angle)
  if (older === undefined) return said
  const { angle: _, ...others } = said
  return termIn('framing', framing, said.framing) === undefined ? { ...others, framing: older } : others
}

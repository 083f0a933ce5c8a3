import { LONGEST_SHOT, type ShotPlan } from '../board/shot-fields.ts'
import type { MeasuredClip } from './measured.ts'

/**
 * A shot list that follows the clip's own cut: each with its length, the moment in its middle and,
 * where it was told, its camera move. What is seen is for a person or a model to say.
 */
export const plansOfCut = ({ shots }: MeasuredClip): readonly ShotPlan[] =>
  shots.map(({ start, end, move }) => ({
    text: '',
    sourceTime: hundredths((start + end) / 2),
    duration: Math.min(LONGEST_SHOT, Math.max(0.1, tenths(end - start))),
    ...(move && { move }),
  }))

const tenths = (seconds: number) => Math.round(seconds * 10) / 10
const hundredths = (seconds: number) => Math.round(seconds * 100) / 100

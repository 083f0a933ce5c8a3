import { type KeyboardEvent, useRef, useState } from 'react'
import { type MeasuredClip, type MeasuredShot, paceOf } from '../../domain/clip/measured.ts'
import { facingOfPeople, type MeasuredPeople, sizeOfPeople } from '../../domain/people/face-track.ts'
import { TERMS } from '../words/en/board.ts'
import { clipCutWords as words } from '../words/en/clip-cut.ts'
import { clockTenths, number } from '../words/format.ts'
import { MoveIcon } from './MoveIcon.tsx'

/** Places that a key goes; the strip runs from left to right as the clip's timeline does. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
}

/** The clip's shots, as wide as they are long; what was measured of the chosen one stands below. */
export function CutStrip({ measured: { shots } }: { readonly measured: MeasuredClip }) {
  const [chosen, setChosen] = useState(0)
  const strip = useRef<HTMLDivElement>(null)
  const shot = shots[chosen]
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEYS[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.min(shots.length - 1, Math.max(0, chosen + by))
    setChosen(next)
    const button = strip.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <>
      <div
        className="cut-strip"
        dir="ltr"
        role="radiogroup"
        aria-labelledby="clip-cut-title"
        ref={strip}
        onKeyDown={onKeyDown}
      >
        {shots.map((one, place) => (
          // biome-ignore lint/a11y/useSemanticElements: an input holds no mark and colours.
          <button
            key={one.start}
            type="button"
            role="radio"
            className="cut-shot"
            data-by={one.by}
            aria-checked={place === chosen}
            aria-label={[nameOf(place, shots.length), ...factsOf(one)].join(', ')}
            tabIndex={place === chosen ? 0 : -1}
            style={{ flexGrow: one.end - one.start }}
            onClick={() => setChosen(place)}
          >
            <MoveIcon move={one.move} />
            <span className="cut-colours">
              {one.palette.map((colour) => (
                <span key={colour} style={{ background: colour }} />
              ))}
            </span>
          </button>
        ))}
      </div>
      {shot && (
        <p className="cut-facts">
          <strong className="figures">{nameOf(chosen, shots.length)}</strong>
          <span className="quiet">{factsOf(shot).join(' · ')}</span>
        </p>
      )}
    </>
  )
}

const nameOf = (place: number, count: number) => words.shot(number(place + 1), number(count))

function factsOf(shot: MeasuredShot): readonly string[] {
  const { start, end, by, light } = shot
  return [
    words.from(clockTenths(start), clockTenths(end)),
    moveOf(shot),
    words.lights[lightOf(light)],
    ...(shot.people ? peopleOf(shot.people) : []),
    ...(by ? [words.joints[by]] : []),
  ]
}

function peopleOf(people: MeasuredPeople): readonly string[] {
  const [size, facing] = [sizeOfPeople(people), facingOfPeople(people)]
  return [
    words.faces(people.count),
    ...(size ? [TERMS[size]] : []),
    ...(facing ? [words.facings[facing]] : []),
  ]
}

function moveOf(shot: MeasuredShot): string {
  const pace = paceOf(shot)
  const move = shot.move ? TERMS[shot.move] : words.unknown
  return pace ? `${move}, ${words.paces[pace]}` : move
}

function lightOf(light: number): keyof typeof words.lights {
  if (light < 0.25) return 'dark'
  if (light < 0.45) return 'dim'
  return light < 0.75 ? 'even' : 'bright'
}

import type { FrameWish } from '../../domain/project/project.ts'
import { chooseFrameWish, useSamplingStore } from '../../store/clip/sampling.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { framesWords as words } from '../words/en/frames.ts'

const EVENLY: FrameWish = { everyShot: false, sharpest: false }

/** How frames are sampled beyond even spacing, and what that costs. */
export function FrameWishes() {
  const cuts = useProjectStore(({ project }) => project?.video?.cuts)
  const held = useProjectStore(({ project }) => project?.settings.frames)
  const asked = useSamplingStore((state) => state.asked?.wish)
  const wish = asked ?? held ?? EVENLY
  return (
    <fieldset className="wishes">
      <legend>{words.wishes}</legend>
      <Wish
        id="wish-every-shot"
        name={words.everyShot}
        help={[words.everyShotHelp, cuts && words.shotsFound(cuts.length + 1)].filter(Boolean).join(' ')}
        checked={wish.everyShot}
        onChange={(everyShot) => chooseFrameWish({ everyShot })}
      />
      <Wish
        id="wish-sharpest"
        name={words.sharpest}
        help={words.sharpestHelp}
        checked={wish.sharpest}
        onChange={(sharpest) => chooseFrameWish({ sharpest })}
      />
    </fieldset>
  )
}

interface WishProps {
  readonly id: string
  readonly name: string
  readonly help: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Wish({ id, name, help, checked, onChange }: WishProps) {
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{name}</span>
      </label>
      <p className="quiet" id={id}>
        {help}
      </p>
    </div>
  )
}

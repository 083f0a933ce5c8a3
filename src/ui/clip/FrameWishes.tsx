import type { FrameWish } from '../../domain/project/project.ts'
import { chooseFrameWish, useSamplingStore } from '../../store/clip/sampling.ts'
import { useProjectStore } from '../../store/project/store.ts'

const EVENLY: FrameWish = { everyShot: false, sharpest: false }

/** How frames are chosen beyond evenly spread, and what that costs. */
export function FrameWishes() {
  const cuts = useProjectStore(({ project }) => project?.video?.cuts)
  const held = useProjectStore(({ project }) => project?.settings.frames)
  const asked = useSamplingStore((state) => state.asked?.wish)
  const wish = asked ?? held ?? EVENLY
  return (
    <fieldset className="wishes">
      <legend>How frames are chosen</legend>
      <Wish
        name="A frame from every shot"
        help={`Every picture of the clip is looked at for cuts, which takes longer. Repeated pictures are left out.${found(cuts)}`}
        checked={wish.everyShot}
        onChange={(everyShot) => chooseFrameWish({ everyShot })}
      />
      <Wish
        name="The sharpest picture near each time"
        help="Up to a quarter of a second earlier or later. Repeated pictures are left out."
        checked={wish.sharpest}
        onChange={(sharpest) => chooseFrameWish({ sharpest })}
      />
    </fieldset>
  )
}

function found(cuts: readonly number[] | undefined): string {
  if (!cuts) return ''
  return cuts.length === 0 ? ' 1 shot found.' : ` ${cuts.length + 1} shots found.`
}

interface WishProps {
  readonly name: string
  readonly help: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Wish({ name, help, checked, onChange }: WishProps) {
  const id = `wish-${name.replaceAll(' ', '-')}`
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

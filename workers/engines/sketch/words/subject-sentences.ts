import type { ShotRole } from '../coverage/shot-roles.ts'
import type { SeenSubject } from './seen.ts'

/**
 * The sentences for each role of a shot with a clear subject. A role that a long list needs several
 * times has as many sentences that share hardly three words in a row.
 */
export const OF_THE_SUBJECT: Readonly<Record<ShotRole, (seen: SeenSubject) => readonly string[]>> = {
  establishing: ({ name, Name, at, place, around, lit, exposure, shown }) => [
    `Establishing shot: the whole place as it is at ${at}, ${around} all around in ${lit}. ${Name} sits ${shown}, in ${place}; hold until the geography is read.`,
    `Open wide on the scene at ${at}. ${capital(around)} dominates, the light is ${exposure}, and the eye finds ${name} in ${place} by itself.`,
  ],
  arrival: ({ name, Name, at, place, ground, lit, room, shown }) => [
    `${Name}, ${shown}, in ${place} at ${at}, with ${ground} behind. Space is kept open towards ${room}.`,
    `Bring in ${name}, ${shown}, at ${at}: the first clear look, set off against ${ground}, with air towards ${room}.`,
    `Return to the whole of ${name}, ${shown}. At ${at}, in ${lit}, ${ground} shows again where all of this happens.`,
    `Step back at ${at}. Seen ${shown}, ${name} has ${place} to itself once more, and the distance to ${ground} can be judged.`,
    `A fresh look from further off: ${ground} first, ${name} second, ${shown}, held at ${at} while nothing crosses the view.`,
  ],
  following: ({ name, at, place, ground, lit, travel, shown }) => [
    travel
      ? `Stay with ${name}, ${shown}, as it goes ${travel}; at ${at} it has reached ${place}. Lead room in front of it, ${ground} sliding past behind.`
      : `Stay with ${name}, ${shown}, in ${place} at ${at}. It hardly shifts in the frame, so the camera supplies the movement past ${ground}.`,
    `The camera keeps pace: ${name} never leaves ${place}, ${shown}, while ${ground} drifts by at ${at}.`,
    `Moving along with ${name} at ${at}. What passes behind is ${ground}; what stays put is the subject, ${shown}.`,
    `No rest at ${at}: the view travels in ${lit} and carries ${name}, ${shown}, through ${place} on its way.`,
    `Pursue ${name} at an even speed past ${ground}. The moment is ${at}, the frame holds it ${shown}.`,
  ],
  medium: ({ name, Name, at, place, ground, lit, room, shown }) => [
    `${Name}, ${shown}, in ${place} at ${at}, in ${lit}. Lead room towards ${room}; ${ground} kept simple behind.`,
    `Settle on ${name}, ${shown}, at ${at}. It stands against ${ground}, and what it does must read at a glance.`,
    `Half near, half far: ${name}, ${shown}, at ${at}, so that posture and surroundings count the same.`,
    `The plain working view at ${at}. Nothing distracts from ${name}, ${shown}, and ${ground} stays quiet.`,
    `Neutral ground for the action: at ${at} the lens gives ${name} ${place}, ${shown}, and keeps its opinion to itself.`,
  ],
  'over-shoulder': ({ name, Name, at, ground, lit, room, shown }) => [
    `Past a dark shoulder at ${room}, ${name}, ${shown}, at ${at}. The near figure stays soft; focus is on the far one, against ${ground}.`,
    `Two depths at ${at}: close by, out of focus, somebody's back fills ${room}; beyond it ${name}, ${shown}, is sharp.`,
    `${Name} seen from behind another person, ${shown}. The foreground is a black edge; the far side lies in ${lit} at ${at}.`,
    `From the listener's side at ${at}. A blurred outline frames ${name}, ${shown}, and ${ground} closes the view.`,
  ],
  close: ({ name, Name, at, ground, lit, shown }) => [
    `Close on ${name} at ${at}, ${shown}, ${ground} falling away behind. Hold for the change in it.`,
    `${Name}, ${shown}, at ${at}, in ${lit}. No surroundings to lean on; the smallest movement counts.`,
    `Near enough to touch: ${name} at ${at}, ${shown}. Everything else, ${ground} included, is given up.`,
    `Let the picture go quiet at ${at} and move right up to ${name}, ${shown}, where ${lit} models each plane.`,
    `All attention on ${name}. At ${at} the frame is tight, ${shown}, with only a trace of ${ground} left.`,
  ],
  insert: ({ at, spot, own, ground, lit }) => [
    `Insert of the detail in ${spot} of the frame at ${at}, cut out of its surroundings so that it cannot be missed.`,
    `Insert: what stands out in ${spot} of the frame at ${at}, edge to edge, for as long as it takes to recognise it.`,
    `Insert at ${at}, ${own} against ${ground}: one thing alone, large, taken from ${spot}, without a hand or a word to explain it.`,
    `A single object fills the view at ${at}. It was small in ${spot} before; here ${lit} shows how it is made.`,
    `Insert, quick and exact: the mark that ${spot} has held all along, met squarely at ${at}, ${own} and nothing more.`,
  ],
  reaction: ({ name, Name, at, place, ground, lit, room, shown }) => [
    `Reaction: ${name}, ${shown}, at ${at}. Let a beat pass before anything moves; ${ground} behind.`,
    `Reaction on ${name}, ${shown}, at ${at}, in ${lit}; the eyeline goes to ${room}.`,
    `The answer comes from ${place} at ${at}: ${name} takes it in, ${shown}, and gives little away.`,
    `What that did to ${name} shows at ${at}: ${shown}, held for long, with ${ground} left dim.`,
    `${Name} replies without a sound, ${shown}. The cut falls at ${at}, on the pause, with ${lit} from the same side as before.`,
  ],
  cutaway: ({ name, at, spot, lit, ground, own }) => [
    `Cutaway to ${spot} of the scene at ${at}: what else is there, in ${lit}, with ${name} left out or at the edge.`,
    `Cutaway: the view towards ${spot} of the scene at ${at}, as somebody in it would see it, without ${name}.`,
    `Look elsewhere at ${at}. The world around goes on in ${ground}, ${spot} above all, and the main matter waits outside the frame.`,
    `A breath beside the story: only ${ground} and ${lit}, found in ${spot} at ${at}, nobody important in view.`,
    `Aside at ${at}, away from all that is ${own}: ${spot} has a life of its own, and it gets the whole picture.`,
  ],
  tension: ({ name, Name, at, place, ground, lit, shown }) => [
    `Off balance: ${name}, ${shown}, at ${at} on a tilted horizon, ${ground} cutting across the frame.`,
    `Nothing stands upright at ${at}. ${Name} leans with the picture, ${shown}, and ${place} seems to slide.`,
    `A slanted frame for doubt: at ${at} ${ground} runs downhill behind ${name}, ${shown}, in ${lit}.`,
    `Unease at ${at}: verticals lean, so does ${name}, ${shown}, and the empty side of the picture weighs more.`,
  ],
  detail: ({ name, at, spot, own, lit, ground, shown }) => [
    `Extreme close-up of ${name} at ${at}: ${shown}, ${own} from edge to edge.`,
    `So near at ${at} that ${name} turns into a pattern: ${shown}, ${own}, in ${lit}.`,
    `One trait of ${name} and no more, ${shown}. At ${at} even ${ground} has left the picture.`,
    `The smallest sign, found at ${at} in ${spot}: ${shown}, enlarged until ${own} is all there is.`,
  ],
  closing: ({ name, Name, at, place, ground, lit }) => [
    `Closing wide at ${at}: the whole view again, ${name} in ${place}, ${ground} around it. Let it rest before the cut.`,
    `End wide at ${at}. ${Name} is left in ${place} in ${lit}, and the place takes over.`,
  ],
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

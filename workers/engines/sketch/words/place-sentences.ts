import type { ShotRole } from '../coverage/shot-roles.ts'
import type { SeenPlace } from './seen.ts'

/**
 * The sentences for each role of a shot without a clear subject: the place itself is the subject.
 */
export const OF_THE_PLACE: Readonly<Record<ShotRole, (seen: SeenPlace) => readonly string[]>> = {
  establishing: ({ at, around, lit }) => [
    `Establishing shot: the whole place as it is at ${at}, ${around} all around in ${lit}. Nothing claims the eye; hold until the geography is read.`,
  ],
  arrival: ({ at, place, spot, around, lit }) => [
    `Nearer into the place at ${at}, ${place} of the view in ${lit}, its edges left open.`,
    `Enter at ${at} by way of ${place}: ${around} opens out, and there is room on every side.`,
    `Return to the layout of it all. From here ${place} leads the eye at ${at} on to ${spot}, in ${lit}.`,
    `Step back once more, far enough at ${at} for ${around} to become a place with corners and ways out.`,
  ],
  following: ({ at, place, spot, around, lit }) => [
    `Travel across the place at ${at}, past ${place} of the view, ${around} sliding by in ${lit}.`,
    `The camera walks on at ${at}: from ${place} it drifts to ${spot} without a stop.`,
    `Keep moving along ${around}. What was ahead comes near at ${at}, and ${lit} lies over it.`,
    `A slow pass at ${at}, low and steady, that measures how far ${spot} lies from ${place}.`,
  ],
  medium: ({ at, place, spot, around, lit }) => [
    `Half the view at ${at}, weighted on ${place}, in ${lit}: the structure of the place.`,
    `The middle distance: at ${at} lines meet in ${place}, and ${around} holds them together.`,
    `A working view of ${spot} at ${at}. Near things and far ones are of one size here, in ${lit}.`,
    `Order shows at ${at} when only a part is framed: ${around}, a gap, and ${place} as its weight.`,
  ],
  'over-shoulder': ({ at, place, spot, around, lit }) => [
    `Past a dark shoulder into the place at ${at}, focus on ${place}, ${around} beyond.`,
    `Somebody's back is a black edge at ${at}; beyond it ${spot} is sharp in ${lit}.`,
    `From behind a watcher: out of focus nearby, clear far off, ${around} at ${at}.`,
    `Two depths, one blurred outline: whoever stands there at ${at} looks towards ${place}.`,
  ],
  close: ({ at, place, spot, around, lit }) => [
    `Close on ${place} of the view at ${at}: surface and ${around}, nothing else. Hold for a change.`,
    `Near enough to touch at ${at}. The texture of ${spot} is all that ${lit} has to work on.`,
    `Let the picture go quiet: a patch of ${around}, tight, at ${at}, without any clue to its scale.`,
    `Right up to ${spot}, where ${at} shows cracks, grain and ${around} instead of a view.`,
  ],
  insert: ({ at, place, spot, around, lit }) => [
    `Insert: the spot in ${spot} of the view at ${at}, edge to edge.`,
    `Insert at ${at}: one thing alone, large, lifted out of ${around} without a word to explain it.`,
    `A single object fills the picture. It belongs to ${place}, and ${lit} at ${at} shows how it is made.`,
    `Insert, quick and exact: the mark that was there all along, met squarely at ${at} in ${spot}.`,
  ],
  reaction: ({ at, place, spot, around, lit }) => [
    `Back to ${place} of the view at ${at}, closer, as an answer to the shot before; ${lit}.`,
    `The reply comes from ${spot}: at ${at} it looks different, though nothing in it moved.`,
    `What that did to the place shows at ${at}. Keep ${around} long, keep it still.`,
    `An echo at ${at}, held on the pause: ${place} once more, tighter, and ${around} gone dim.`,
  ],
  cutaway: ({ at, place, spot, around, lit }) => [
    `Cutaway towards ${spot} of the view at ${at}, as somebody standing there would see it.`,
    `Look elsewhere at ${at}. Life goes on in ${around}, and the main matter waits outside the frame.`,
    `A breath beside the story: ${place} in ${lit}, found by chance at ${at}, nobody in view.`,
    `Aside, without hurry, at ${at}: ${spot} has its own small order and gets the whole picture.`,
  ],
  tension: ({ at, place, spot, around, lit }) => [
    `The place off balance: ${place} of the view at ${at} on a tilted horizon, in ${lit}.`,
    `Nothing stands upright at ${at}: ${around} runs downhill and ${spot} seems to slide.`,
    `A slanted frame for doubt, in ${lit}, with all the weight at ${at} on the empty side of ${place}.`,
    `Unease: verticals lean at ${at}, ${around} crowds one edge, and ${spot} stays out of reach.`,
  ],
  detail: ({ at, place, spot, around, lit }) => [
    `Extreme close-up of one patch of ${place} at ${at}: texture in ${around}.`,
    `So near at ${at} that ${spot} turns into a pattern: grain, edges, ${lit}.`,
    `One trait of the place and no more, enlarged at ${at} until ${around} is all there is.`,
    `The smallest sign, found in ${spot}: at ${at} even its outline has left the picture.`,
  ],
  closing: ({ at, around, lit }) => [
    `Closing wide at ${at}: the whole view again, ${around} in ${lit}. Let it rest before the cut.`,
  ],
}

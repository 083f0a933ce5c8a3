import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

export const modelsWords = catalogue('models', {
  title: 'Models',
  /** By the step that calls it; `unit` is what one call makes. */
  roles: {
    describe: { name: 'Context model', unit: 'a clip', help: 'Describes the clip; sees pictures.' },
    direct: {
      name: 'Director model',
      unit: 'a list',
      help: 'Writes the shot list; sees pictures and keeps to a schema.',
    },
    draw: {
      name: 'Image model',
      unit: 'a picture',
      help: 'Draws the shots; takes two reference pictures.',
    },
  },
  fewKnown: (date: string) => `A few models as of ${date}.`,
  known: (count: number, date: string) =>
    plural(count, { one: `# model as of ${date}.`, other: `# models as of ${date}.` }),
  asking: 'Asking for the list of models…',
  notAsked: 'The list of models has not been asked for yet.',
  askAgain: 'Ask again',
  ask: 'Ask for it',
  noneFits: 'None fits',
  defaultOfDay: 'The default of the day',
  default: (model: string) => `Default: ${model}`,
  noList: 'The list of models is not here yet.',
  notFound: 'No model of that name fits.',
  until: (date: string) => `until ${date}`,
  retired: (date: string) => `It is retired on ${date}.`,
  gone: (model: string) => `${model} is no longer offered.`,
  use: (model: string) => `Use ${model}`,
})

import { seats } from './counts.en';

/** Texts of the map of the whole venue. */
export const venueMap = {
  title: 'The venue',
  name: (venue: string) =>
    `Map of ${venue === '' ? 'the venue' : venue}. Arrow keys move it, plus and minus zoom. `
    + 'The list of sections below leads to the same seats.',
  hint: 'Click a section to come nearer, then a seat: it picks your whole party.',
  zoomIn: 'Nearer',
  zoomOut: 'Farther',
  whole: 'Whole venue',
  prices: 'Prices',
  taken: 'Taken',
  goOn: (count: number) => `Go on with ${seats(count)}`,
  labels: {
    stage: 'Stage',
    soldOut: 'Sold out',
    left: (count: number) => `${count.toLocaleString('en')} left`,
  },
};

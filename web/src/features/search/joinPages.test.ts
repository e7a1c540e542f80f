import { describe, expect, it } from 'vitest';
import { foundVenue } from '../../testing/searchSamples';
import { joinPages } from './joinPages';

const show = (id: number) => ({ ...foundVenue.movie.events[0]!, event_id: id });
const venueOf = (venueId: number | null, movieId: number | null, ids: number[]) => ({
  venue: {
    ...foundVenue, venue_id: venueId, movie: { ...foundVenue.movie, movie_id: movieId, events: ids.map(show) },
  },
});

describe('joinPages', () => {
  it('goes on with a film where the page before ended', () => {
    const joined = joinPages([
      { result: [venueOf(1, 5, [1, 2]), venueOf(2, 5, [3])] }, { result: [venueOf(1, 5, [4]), venueOf(1, 6, [5])] },
    ]);
    expect(joined.map((venue) => venue.movie.events.map((e) => e.event_id))).toEqual([[1, 2, 4], [3], [5]]);
  });

  it('keeps events that name no production apart', () => {
    expect(joinPages([{ result: [venueOf(null, null, [1]), venueOf(null, null, [2])] }])).toHaveLength(2);
  });
});

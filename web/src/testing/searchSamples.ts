import type { City, FoundVenue, SuperVenue } from '../shared/api/types';
import { seller } from './samples';

export const city: City = {
  city_id: 1, name: 'Taipei', local_name: '臺北', country: 'TW', time_zone: 'Asia/Taipei', latitude: 25.03,
  longitude: 121.56,
};

export const superVenue: SuperVenue = {
  super_venue_id: 3, kind: 'cinema', name: 'Lumen Palace', address: '1 Long Street', city, latitude: 25.03,
  longitude: 121.56, cell: 'wsqqqqqqq', seller_id: seller.user_id,
};

/** One show of a film in hall 2. */
export const foundVenue: FoundVenue = {
  venue_id: 4, venue_name: 'Hall 2', time_zone: 'Asia/Taipei',
  place: {
    super_venue_id: 3, name: 'Lumen Palace', kind: 'cinema', address: '1 Long Street', latitude: 25.03,
    longitude: 121.56, city_id: 1, city_name: 'Taipei', city_local_name: '臺北', country: 'TW', distance_km: null,
  },
  movie: {
    movie_id: 5, name: '沙丘', kind: 'film',
    events: [
      {
        event_id: 7, name: '沙丘', start_time: '2027-05-01T11:00:00Z', sale_state: 'ON_SALE', currency: 'TWD',
        price_from: 30_000, availability: 'FEW', counted_at: '2026-11-29T08:00:00Z', waitlist: true,
      },
    ],
  },
};

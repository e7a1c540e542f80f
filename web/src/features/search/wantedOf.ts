import { parseMoney } from '../../shared/i18n/format';
import type { Wanted } from './queries';

/** As far as one goes in an evening. */
export const nearKm = 20;

/** The names of the filters in the page's address: it can be sent to friends and survives a reload. */
const filters = [
  'q', 'city', 'kind', 'from', 'to', 'production', 'currency', 'price_max', 'availability', 'latitude', 'longitude',
  'sort',
] as const;

export type Filters = Partial<Record<(typeof filters)[number], string>>;

export function filtersOf(params: URLSearchParams): Filters {
  const given: Filters = {};
  for (const name of filters) {
    const value = params.get(name);
    if (value) given[name] = value;
  }
  return given;
}

export const pathTo = (wanted: Filters) => {
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
  return query === '' ? '/find' : `/find?${query}`;
};

/** What the server is asked. What cannot go together is left out: an address may be typed by hand. */
export function wantedOf(given: Filters): Wanted {
  const isNear = given.latitude !== undefined && given.longitude !== undefined;
  const { currency } = given;
  const most = currency === undefined ? null : parseMoney(given.price_max ?? '', currency);
  const sort = isNear && given.sort === undefined ? 'nearest' : given.sort;
  const isPossible = { soonest: true, nearest: isNear, price: currency !== undefined }[sort ?? ''] === true;
  return {
    q: given.q ?? '', city: isNear ? '' : (given.city ?? ''), kind: given.kind ?? '', from: given.from ?? '',
    to: given.to ?? '', production: given.production ?? '', availability: given.availability ?? '',
    currency: currency ?? '', ...(most !== null && { price_max: String(most) }),
    ...(isNear && { latitude: given.latitude ?? '', longitude: given.longitude ?? '', radius: String(nearKm) }),
    sort: isPossible && sort !== 'soonest' ? (sort as 'nearest' | 'price') : '',
  };
}

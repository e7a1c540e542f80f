import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** What is looked for; what is empty does not matter. The names are those of `GET /search`. */
export interface Wanted {
  q?: string;
  city?: string;
  kind?: string;
  from?: string;
  super_venue?: string;
  venue?: string;
  latitude?: string;
  longitude?: string;
  radius?: string;
  sort?: 'soonest' | 'nearest';
}

type KindOfQuery = 'film' | 'concert' | 'match' | 'play' | 'other';

export const searchQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted],
    queryFn: ({ signal, pageParam: after }) => {
      const { kind, ...rest } = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) as Wanted;
      const query = { ...rest, ...(kind && { kind: kind as KindOfQuery }), ...(after !== null && { after }) };
      return answerOf(api.GET('/search', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const cityProductionsQuery = (cityId: number) =>
  infiniteQueryOptions({
    queryKey: ['cities', cityId, 'productions'],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/cities/{city_id}/productions', {
          params: { path: { city_id: cityId }, query: after === null ? {} : { after } }, signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const productionShowsQuery = (productionId: number, cityId: number) =>
  infiniteQueryOptions({
    queryKey: ['productions', productionId, 'shows', cityId],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/productions/{production_id}/shows', {
          params: {
            path: { production_id: productionId }, query: { city: String(cityId), ...(after !== null && { after }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

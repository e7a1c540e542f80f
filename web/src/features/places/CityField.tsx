import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { citiesQuery, cityQuery } from '../../shared/api/places';
import type { City } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { useSettled } from '../../shared/ui/useSettled';
import { SuggestField } from './SuggestField';

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  cityId: number | null;
  /** `city` is null while what is typed names none; `typed` tells that from an empty field. */
  onCity: (city: City | null, typed: string) => void;
}

const labelOf = (city: City) =>
  `${city.local_name === '' ? city.name : `${city.name} ${city.local_name}`}, ${city.country}`;

const isSame = (name: string, typed: string) => name.toLowerCase() === typed.toLowerCase();

/** A city, chosen by typing a part of its name: there may be thousands. */
export function CityField({ cityId, onCity, ...field }: Props) {
  /** Null until somebody types: then the chosen city's own name stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = useQuery({ ...cityQuery(cityId ?? 0), enabled: cityId !== null });
  const text = typed ?? (chosen.data && cityId !== null ? labelOf(chosen.data) : '');
  // The server looks for a part of one name; a whole label is of a city that is there already.
  const asked = useSettled(text.split(',')[0]?.trim() ?? '');
  const found = useQuery({ ...citiesQuery(asked), placeholderData: keepPreviousData });
  const cities = found.data ?? [];
  const unique = cities.filter(({ name, local_name: local }) =>
    [name, local, `${name} ${local}`].some((spelling) => isSame(spelling, asked)));
  const only = cityId === null && typed !== null && unique.length === 1 ? unique[0] : undefined;
  useEffect(() => {
    // A name typed in full needs no choosing from the list.
    if (only) onCity(only, typed ?? '');
  });
  return (
    <SuggestField
      {...field} hint={field.hint ?? t.places.cityHint} text={text}
      suggestions={cities.map((city) => ({ id: city.city_id, label: labelOf(city) }))}
      onText={(next, suggestion) => {
        setTyped(next);
        onCity(cities.find(({ city_id }) => city_id === suggestion?.id) ?? null, next.trim());
      }}
    />
  );
}

import { useCallback, useState } from 'react';
import { seats } from '../../shared/api/client';
import type { ChangesSnapshot, SeatChange, SectionAvailability } from '../../shared/api/seatTypes';
import { useResource } from '../../shared/api/useResource';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { availableIn, fromSnapshot, withChange, type AvailableBySection } from './sectionCounts';

export interface LiveSections {
  sections: readonly SectionAvailability[] | undefined;
  stream: StreamState;
  error: unknown;
  reload: () => void;
}

/** Price and seats left of every section of an event, kept live by one stream. */
export function useSections(eventId: number): LiveSections {
  const { data, error, reload } = useResource(
    useCallback((signal) => seats.sections(eventId, signal), [eventId]),
  );
  const [live, setLive] = useState<AvailableBySection | null>(null);
  const onEvent = ({ name, data: told }: StreamEvent) => {
    if (name === 'snapshot') setLive(fromSnapshot(told as ChangesSnapshot));
    else if (name === 'change') setLive((known) => known && withChange(known, told as SeatChange));
    else if (name === 'reload') {
      setLive(null);
      reload();
    }
  };
  const stream = useStream(seats.changesPath(eventId), undefined, onEvent);
  const sections = data?.sections.map((section) => ({
    ...section,
    available: availableIn(live, section.section) ?? section.available,
  }));
  return { sections, stream, error: data === undefined ? error : undefined, reload };
}

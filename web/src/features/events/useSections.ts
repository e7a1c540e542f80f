import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SeatChange, SeatSnapshot } from '../../shared/api/streamEvents';
import type { SectionAvailability } from '../../shared/api/types';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { changesPath, sectionsQuery } from './queries';
import { availableIn, fromSnapshot, withChange, type AvailableBySection } from './sectionCounts';

export interface LiveSections {
  sections: readonly SectionAvailability[] | undefined;
  stream: StreamState;
  error: unknown;
  reload: () => void;
}

/**
 * Price and seats left of every section of an event, kept live by one stream. Before `ready` there are none.
 * @param also gets the stream's events too, so that a page needs no second stream.
 */
export function useSections(eventId: number, ready = true, also?: (event: StreamEvent) => void): LiveSections {
  const queryClient = useQueryClient();
  const { data, error } = useQuery({ ...sectionsQuery(eventId), enabled: ready });
  const [live, setLive] = useState<AvailableBySection | null>(null);
  const reload = () => void queryClient.invalidateQueries({ queryKey: sectionsQuery(eventId).queryKey });
  const onEvent = (event: StreamEvent) => {
    const { name, data: received } = event;
    also?.(event);
    if (name === 'snapshot') setLive(fromSnapshot(received as SeatSnapshot));
    else if (name === 'change') setLive((known) => known && withChange(known, received as SeatChange));
    else if (name === 'reload') {
      setLive(null);
      reload();
    }
  };
  const stream = useStream(ready ? changesPath(eventId) : null, undefined, onEvent);
  const sections = data?.sections.map((section) => ({
    ...section,
    available: availableIn(live, section.section) ?? section.available,
  }));
  return { sections, stream, error: data === undefined ? (error ?? undefined) : undefined, reload };
}

import { createContext, use } from 'react';
import type { EventDetail, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { findSubsection, isArea, isTables, rowName, seatName } from '../../shared/plan/placeNames';

/** The sections with labels, areas or tables; a device keeps them for doors without a network. */
export const namedSections = (event: EventDetail): SectionPlan[] =>
  event.sections.filter(({ subsections }) => subsections.some((sub) =>
    (sub.kind ?? sub.label ?? sub.row_labels ?? sub.numbering ?? sub.row_numberings ?? null) !== null));

/** The named sections of the door's event. */
export const DoorSections = createContext<readonly SectionPlan[]>([]);

export type SeatText = (section: string, subsection: number, row: number, seat: number) => string;

/** What the door calls a seat: by the labels on its ticket. */
export function useSeatText(): SeatText {
  const sections = use(DoorSections);
  return (section, subsection, row, seat) => {
    const plan = findSubsection(sections, section, subsection);
    if (plan === undefined) return t.door.seat(`${section}-${subsection}`, String(row), String(seat));
    const place = t.seatNames.block(section, plan.label ?? subsection);
    if (isArea(plan)) return t.door.noSeat(place);
    return (isTables(plan) ? t.door.tableSeat : t.door.seat)(place, rowName(plan, row), seatName(plan, row, seat));
  };
}

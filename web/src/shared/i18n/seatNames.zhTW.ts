import { rowSeat, seatOf, sectionOf, tableOf } from './counts.zhTW';
import type { seatNames as english } from './seatNames.en';

/** How a seat is named, wherever one stands in a sentence or a list. */
export const seatNames: typeof english = {
  subsection: (index) => `第${index}分區`,
  block: (section, block) => `${sectionOf(section)}・${typeof block === 'number' ? `第${block}分區` : block}`,
  seat: (section, block, place) => `${sectionOf(section)}・${block}・${place}`,
  rowSeat: (row, seat) => rowSeat(row, seat),
  tableSeat: (table, seat) => `${tableOf(table)}${seatOf(seat)}`,
  noSeat: (section, block) => `${sectionOf(section)}${block ? `・${block}` : ''}（不劃位）`,
  placeIn: (block) => `${block}的一個位置`,
};

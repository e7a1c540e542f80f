import { number, seats } from './counts.zhTW';
import type { venueMap as english } from './venueMap.en';

/** Texts of the map of the whole venue. */
export const venueMap: typeof english = {
  title: '場館座位圖',
  name: (venue) =>
    `${venue === '' ? '場館' : venue}座位圖。方向鍵移動，加號與減號縮放。也可由下方的區域清單選擇相同座位。`,
  hint: '點選區域即可放大，再點選座位，即可一次選好所有座位。',
  zoomIn: '放大',
  zoomOut: '縮小',
  whole: '整個場館',
  prices: '票價',
  taken: '無法選擇',
  goOn: (count) => `選擇${seats(count)}並繼續`,
  labels: {
    stage: '舞台',
    soldOut: '已售完',
    left: (count) => `剩餘${number(count)}`,
  },
};

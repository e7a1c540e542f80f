import type { kept as english } from './kept.en';

/** Texts of tickets that are kept on a device. */
export const kept: typeof english = {
  title: '此裝置上的門票',
  keep: '保存在此裝置',
  hint: '保存後，沒有網路也能開啟。在您移除或登出之前，使用此裝置的人都能看到門票。',
  done: '門票已保存在此裝置。',
  show: '查看門票',
  link: '此裝置上的門票',
  none: '此裝置上沒有保存門票。',
  failed: '此瀏覽器無法保存門票，請改為下載PDF。',
  full: '無法再保存：此訂單沒有門票，或此裝置已保存50筆訂單。',
  since: (time) => `資料時間：${time}。之後退票或轉讓的門票無法入場。`,
  remove: '從此裝置移除',
};

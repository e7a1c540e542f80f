import type { account as english } from './account.en';

export const account: typeof english = {
  title: '帳號',
  lead: (name, email) => `${name}，${email}`,
  places: '登入中的裝置',
  current: '目前的瀏覽器',
  used: (since, last) => `登入時間：${since}。上次使用：${last}。`,
  signOutHere: '登出此裝置',
  signOutEverywhere: '登出所有裝置',
  hint: '登出後，所有裝置會在數秒內生效。',
};

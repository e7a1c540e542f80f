import type { guests as english } from './guests.en';

/** Texts for who buys without a password. */
export const guests: typeof english = {
  link: '不設密碼購票',
  title: '不設密碼購票',
  lead: '我們會寄送連結給您，用來確認信箱並登入，不需要密碼。',
  send: '寄送連結給我',
  sent: (email) => `如果一切正常，郵件已寄往${email}。請在此裝置開啟信中的連結，此頁面會自動繼續。`,
  again: '沒有收到嗎？請檢查垃圾郵件，或一分鐘後再索取一次。',
  otherAddress: '再索取一次',
  confirm: '繼續',
  confirmLead: '請按下按鈕，以信中的連結登入。',
  over: '索取新的連結',
  done: '您已登入。您選位的頁面會自動繼續，也可以在這裡繼續。',
  goOn: '在此繼續',
};

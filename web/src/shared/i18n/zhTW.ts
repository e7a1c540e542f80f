import { account } from './account.zhTW';
import { attendees, personProblems, transfers } from './attendees.zhTW';
import { checkout, orders } from './booking.zhTW';
import { boxOffice, boxOfficeProblems } from './boxOffice.zhTW';
import { codeProblems, codes } from './codes.zhTW';
import { number, seats, sectionOf, tickets } from './counts.zhTW';
import { desk, deskActivity, deskProblems } from './desk.zhTW';
import { deskMenu, webhookProblems, webhooks } from './deskMenu.zhTW';
import { door, tickets as ticketTexts } from './door.zhTW';
import type { Messages } from './en';
import { figures } from './figures.zhTW';
import { guests } from './guests.zhTW';
import { accessibility, home } from './home.zhTW';
import { holds } from './holds.zhTW';
import { kept } from './kept.zhTW';
import { notifications } from './notifications.zhTW';
import { accounts } from './accounts.zhTW';
import { fieldMessage } from './fieldMessages.zhTW';
import { operator } from './operator.zhTW';
import { organiser } from './organiser.zhTW';
import { placeProblems, places } from './places.zhTW';
import { planChange } from './planChange.zhTW';
import { planEditor } from './planEditor.zhTW';
import { plans } from './plans.zhTW';
import { priceProblems, prices } from './prices.zhTW';
import { problems } from './problems.zhTW';
import { refunds } from './refunds.zhTW';
import { resale, resaleProblems } from './resale.zhTW';
import { search, searchProblems } from './search.zhTW';
import { seatMap } from './seatMap.zhTW';
import { seatNames } from './seatNames.zhTW';
import { security } from './security.zhTW';
import { showProblems, showTexts } from './shows.zhTW';
import { activityKinds, myData, team, teamProblems } from './team.zhTW';
import { venueMap } from './venueMap.zhTW';
import { waitingRoom, waitingRoomProblems } from './waitingRoom.zhTW';
import { waitlist, waitlistProblems } from './waitlist.zhTW';

/** Every text of the front end, in the Traditional Chinese of Taiwan. docs/glossary.md has its words. */
export const zhTW: Messages = {
  locale: 'zh-TW',
  fieldMessage,
  app: {
    name: 'Ticketing',
    skipToContent: '跳至主要內容',
    navigation: '主選單',
    footer: '對號入座，付款期間為您保留座位。',
    notFoundTitle: '找不到頁面',
    notFound: '此網址沒有內容。',
    toEvents: '查看所有活動',
    crashed: '此頁面發生錯誤，請重新載入；您的訂單不受影響。',
    reloadPage: '重新載入頁面',
    connectionLost: '目前沒有連線。您的選擇會保留，恢復連線後頁面會自動繼續。',
    connectionBack: '已恢復連線，畫面已是最新狀態。',
    language: '語言',
    mailsStay: '頁面已切換語言，但郵件語言未能變更，請稍後再試。',
  },
  nav: {
    events: '活動', myBookings: '我的訂單', organiser: '我的活動', doors: '驗票', signIn: '登入', signOut: '登出',
  },
  common: {
    loading: '載入中…',
    tryAgain: '再試一次',
    showMore: '顯示更多',
    breadcrumbs: '目前位置',
    seats,
    tickets,
    live: '即時',
    connecting: '連線中…',
    reconnecting: '連線中斷，重新連線中…',
    seatsLeft: (available) => (available === 0 ? '已售完' : `剩餘${number(available)}席`),
    ofTotal: (available, total) => `剩餘${number(available)}／${number(total)}`,
    list: (parts) => parts.filter(Boolean).join('、'),
    sentence: (text) => `${text}。`,
    sentences: (parts) => parts.join(''),
    pair: (one, other) => `${one}，${other}`,
    longList: (parts) => parts.join('；'),
    colon: '：',
    labelled: (label, text) => `${label}：${text}`,
    withNote: (text, note) => `${text}（${note}）`,
  },
  money: { dropsZeros: true },
  time: {
    date: (weekday, day, month, year) => `${year}年${month}月${day}日 ${weekday}`,
    dateAndTime: (date, time) => `${date} ${time}`,
    /** "2026年11月30日週一 19:30 [GMT+8]" is "2026年11月30日 週一 19:30（GMT+8）". */
    moment: (text) => text.replace(/日 ?週/, '日 週').replace(/ \[?([^ [\]]+)\]?$/, '（$1）'),
    zone: (timeZone, place) =>
      new Intl.DateTimeFormat('zh-TW', { timeZone, timeZoneName: 'longGeneric' })
        .formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? place,
    inZone: (time, zone) => `${time}（${zone}）`,
    own: (time) => `您的時間${time}`,
    unknownZone: (zone) => (zone === '' ? 'UTC；時區不明' : `UTC；時區${zone}不明`),
  },
  auth: {
    signInTitle: '登入',
    registerTitle: '註冊帳號',
    email: '電子郵件',
    password: '密碼',
    passwordHint: '10至128個字元。',
    name: '姓名',
    role: '您的身分',
    buyer: '我要購票',
    seller: '我要舉辦活動',
    signIn: '登入',
    register: '註冊',
    noAccount: '還沒有帳號？',
    haveAccount: '已有帳號？',
    expired: '登入已逾時，您已登出。重新登入後會回到原頁面。',
    required: '請登入後繼續，登入後會回到原頁面。',
    buyersOnly: '此頁面供購票人使用，您目前以主辦單位身分登入。',
    sellersOnly: '此頁面供主辦單位使用，您目前以購票人身分登入。',
    accountOf: (name) => `${name}，您的帳號`,
  },
  events: {
    title: '活動',
    from: (price) => `${price}起`,
    priceRange: (from, to) => (from === to ? from : `${from}–${to}`),
    capacity: (total) => seats(total),
    soldOut: '已售完',
    draft: '草稿',
    moved: (before) => `時間異動：原訂${before}開始。`,
    soldOutHint: '座位皆已保留或售出。有人放棄座位時會再釋出。',
    soldOutWaitlist: '座位皆已保留或售出。請於下方加入候補，座位釋出時我們會為您購票。',
    sectionsTitle: '選擇區域',
    sectionName: (section) => sectionOf(section),
    notOnSale: {
      PREPARING: '座位準備中，即將開賣。',
      CLOSED: '目前停止售票。',
      CANCELLED: '此活動已取消，已付款項將全額退款。',
      ENDED: '此活動已結束。',
    },
    status: { PREPARING: '準備中', ON_SALE: '售票中', CLOSED: '已停止售票', CANCELLED: '已取消', ENDED: '已結束' },
    holdMinutes: (minutes) => `付款期間為您保留座位${number(minutes)}分鐘。`,
    perPerson: (count) => `每人最多${tickets(count)}。`,
    holdSeconds: (seconds) => `付款期間為您保留座位${number(seconds)}秒。`,
  },
  account,
  attendees,
  transfers,
  boxOffice,
  security,
  places,
  planChange,
  plans,
  codes,
  team,
  myData,
  activityKinds: { ...activityKinds, ...deskActivity },
  search,
  seatMap,
  seatNames,
  checkout,
  orders,
  figures,
  organiser,
  refunds,
  prices,
  shows: showTexts,
  tickets: ticketTexts,
  desk,
  door,
  notifications,
  holds,
  kept,
  resale,
  home,
  accessibility,
  planEditor,
  operator,
  accounts,
  deskMenu,
  webhooks,
  guests,
  venueMap,
  waitlist,
  tryAgainIn: (seconds) => `請於${duration(seconds)}後再試。`,
  waitingRoom,
  problems: {
    ...problems, ...waitlistProblems, ...teamProblems, ...waitingRoomProblems, ...searchProblems, ...showProblems,
    ...placeProblems, ...priceProblems, ...deskProblems, ...codeProblems, ...personProblems, ...boxOfficeProblems,
    ...webhookProblems, ...resaleProblems,
  },
  problemWithDetail: (message, detail) => `${message.replace(/。$/, '')}（${detail}）。`,
};

/** "40秒", "5分鐘", "24小時": rounded up, so that nobody comes too early. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)}秒`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)}分鐘` : `${Math.ceil(seconds / 3_600)}小時`;
}

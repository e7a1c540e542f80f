import { number, people } from './counts.zhTW';
import type { waitingRoom as english } from './waitingRoom.en';

const two = (part: number) => String(part).padStart(2, '0');

/** Texts of the waiting room. */
export const waitingRoom: typeof english = {
  title: '等候室',
  go: '前往等候室',
  notBegun: '尚未開賣',
  saleBegins: (time) => `開賣時間：${time}，`,
  opens: (time) => `等候室開放時間：${time}，`,
  inTime: (ms) => {
    const seconds = Math.ceil(ms / 1000);
    return `倒數${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}。`;
  },
  hasRoom: (minutes) => `等候室於開賣前${number(minutes)}分鐘開放。開賣時在等候室的所有人，以抽籤決定順位。`,
  byTurns: '將依順位開放進入。',
  drawn: (entries) => `開賣時，在場的所有人以抽籤決定順位，提早進入並無優勢。目前${people(entries)}。`,
  nowServing: (place, waiting) => `目前開放至第${number(place)}號，${people(waiting)}等候中。`,
  over: '售票已結束。',
  soldOut: '已全部售完。仍可能有座位釋出：等候中的順位會保留，也可以加入候補。',
  placeKept: '您的順位已保留。',
  behindTheDraw: '您在抽籤名單截止後才進入，將排在名單中的人之後。',
  byDemand: '目前購票人數眾多，將依到達順序開放進入。',
  noMoreWaiting: '現在不需要等候',
  signIn: '請以購票人身分登入後進入',
  enter: '進入等候室',
  entering: '進入中…',
  enterAgain: '等候下一次順位',
  inside: '您已進入等候室，開賣時會抽出您的順位。',
  place: (place) => `您的順位：${number(place)}`,
  estimate: (minutes) => `預計約${number(minutes)}分鐘後輪到您。`,
  mayClose: '您可以關閉此頁面：順位會保留在您的帳號，可在任何裝置查看。',
  plainPage: '簡易頁面，適合網路較慢或未啟用JavaScript時使用',
  yourTurn: '輪到您了',
  until: (time) => `請於${time}前開始訂票。`,
  toSeats: '前往選位',
  turnPassed: '您已過號。您的順位仍保留，會比順位在後的人先輪到。',
  fairTitle: '如何驗證抽籤公正',
  fair:
    '順位由秘密種子與所有登記資料決定。種子的SHA-256事先公布，種子與名單於抽籤後公布。'
    + '請保存您在此看到的內容：若名單事後遭更改，即可據以證明。',
  commitment: '種子的SHA-256',
  digest: (entries) => `目前${number(entries)}筆登記的摘要`,
  myEntry: '您的登記',
  myNonce: '您的秘密隨機值，只有您需要',
  valueOf: (source) => `公開數值：${source}`,
  noValue: (isDrawn) => (isDrawn ? '無人輸入：順位只由種子決定。' : '尚未公布。'),
  keepState: '將目前狀態存成檔案',
  proof: '完整名單與種子',
  valueTitle: '抽籤用的公開數值',
  valueLead:
    '請指定一個目前無人能得知的數值，例如下一期樂透號碼。順位也將由此決定，無人能質疑由您挑選。'
    + '數值公布後才進入等候室的人，不列入抽籤。',
  source: '數值公布之處',
  minutesBefore: '開賣前幾分鐘公布',
  nameSource: '指定',
  sourceFixed: '等候室開放前未指定公開數值。',
  published: (time) => `公布時間：${time}。`,
  value: '數值，與公布內容完全相同',
  enterValue: '輸入',
  entered: (value) => `已輸入：${value}`,
};

/** Texts for the codes of the waiting room. */
export const waitingRoomProblems: Record<string, string> = {
  'sale-not-started': '此活動尚未開賣。',
  'waiting-room': '此活動設有等候室，尚未輪到您。',
  'waiting-room-closed': '等候室未開放。',
  'waiting-room-full': '等候室已滿。',
  'no-waiting-room': '此活動沒有等候室。',
  'not-in-queue': '您尚未進入等候室。',
  'draw-running': '正在抽籤，請稍後再進入。',
  'challenge-required': '進入前，瀏覽器須先完成一道小測驗。',
  'challenge-failed': '測驗未在時限內完成，請重新進入。',
  'challenge-unknown': '此頁面已過期，請重新載入。',
  'challenge-unsolved': '瀏覽器無法完成進入所需的測驗，請重新載入頁面。',
  'value-source-fixed': '公開數值須在等候室開放前指定。',
  'no-value-source': '此次抽籤未指定公開數值。',
  'value-not-published': '數值須於公布後輸入。',
  'already-drawn': '已完成抽籤，相關資料無法再變更。',
  'not-drawn': '開賣時才會抽籤。',
};

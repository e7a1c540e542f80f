import { ApiError } from '../../shared/api/ApiError';
import { serverClock } from '../../shared/api/serverClock';
import type { Session } from '../../shared/api/types';
import { forgetAllKept } from '../../shared/offline/keptTickets';
import { endSession, renew } from './api';
import { inTurn } from './inTurn';
import { recallSession, rememberSession, renewInMs } from './session';

export interface SessionState {
  session: Session | null;
  /** The last session ended without the person signing out in this browser. */
  expired: boolean;
  /** The browser may have a session, which this page has not got yet. */
  restoring: boolean;
  /** Why the last attempt to get it failed. */
  restoreError: unknown;
}

/** What tabs tell each other. One renewal serves all of them. */
type Message = { kind: 'session'; session: Session } | { kind: 'ended'; expired: boolean };

/** The wait after a renewal that failed without an answer, spread because thousands of pages lost the same server. */
const renewRetryMs = () => 10_000 + Math.random() * 5_000;

const isRefused = (error: unknown) => error instanceof ApiError && (error.status === 401 || error.status === 403);

/**
 * One session for all tabs (docs/adr/0034). The access token is kept in memory, and is renewed by an HttpOnly cookie:
 * when the page opens, before the token expires, when the computer wakes up, and when a service refuses the token.
 */
export class SessionKeeper {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private channel: BroadcastChannel | undefined;
  private renewal: Promise<Session> | undefined;
  private timer = 0;
  /** Grows when somebody signs in or out, so that a renewal that was under way then changes nothing. */
  private epoch = 0;

  constructor(initial: Session | null = null) {
    if (initial !== null) rememberSession('yes');
    const memory = recallSession();
    const restoring = initial === null && (memory === 'yes' || memory === 'unknown');
    this.state = { session: initial, expired: false, restoring, restoreError: undefined };
  }

  readonly current = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Keeps the session alive until the returned function is called. */
  start(): () => void {
    this.channel = new BroadcastChannel('ticketing.session');
    this.channel.onmessage = (event: MessageEvent<Message>) => this.hear(event.data);
    const wake = () => this.wake();
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pageshow', wake);
    window.addEventListener('online', wake);
    this.wake();
    return () => {
      this.channel?.close();
      this.channel = undefined;
      window.clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('pageshow', wake);
      window.removeEventListener('online', wake);
    };
  }

  readonly signIn = (session: Session) => {
    this.epoch++;
    this.adopt(session);
    this.tell({ kind: 'session', session });
  };

  /** Signs out in all tabs at once. If the server does not hear of it, the next page or wake-up tells it again. */
  readonly signOut = () => {
    const token = this.state.session?.token;
    // Who signs out on a borrowed device leaves no tickets on it.
    forgetAllKept().catch((error: unknown) => console.warn('kept tickets', error));
    this.end(false);
    this.tellServer(token);
  };

  /** The session is over: signed out everywhere, or the server ended it. */
  readonly end = (expired: boolean) => {
    this.epoch++;
    rememberSession(null);
    this.tell({ kind: 'ended', expired });
    this.forget(expired);
  };

  /** A new token. Whoever asks while one is being fetched waits for the same. */
  readonly renew = (): Promise<Session> => {
    this.renewal ??= this.renewOnce().finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  };

  /** Runs a call with a token that is good. If a service refuses the token, the call is made again with a new one. */
  readonly authorized = async <T>(call: (token: string) => Promise<T>): Promise<T> => {
    const { session, restoring } = this.state;
    if (session === null && !restoring) throw new ApiError('unauthenticated', 401);
    const { token } = session ?? (await this.renew());
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
      const known = this.state.session;
      const next = known !== null && known.token !== token ? known : await this.renew();
      return call(next.token);
    }
  };

  private async renewOnce(): Promise<Session> {
    const { epoch } = this;
    const before = this.state.session?.token;
    try {
      const session = await inTurn(async () => {
        // Another tab has renewed it while this one waited for its turn.
        const known = this.state.session;
        return known !== null && known.token !== before ? known : await renew();
      });
      if (epoch !== this.epoch) throw new ApiError('unauthenticated', 401);
      if (session !== this.state.session) {
        this.adopt(session);
        this.tell({ kind: 'session', session });
      }
      return session;
    } catch (error) {
      if (epoch !== this.epoch) throw error;
      if (isRefused(error)) this.end(this.state.session !== null || recallSession() === 'yes');
      else {
        this.change({ restoreError: this.state.restoring ? error : undefined });
        this.renewIn(renewRetryMs());
      }
      throw error;
    }
  }

  /** Timers stand still while a computer sleeps, and a frozen page hears nothing, so a page that is shown looks. */
  private wake() {
    const memory = recallSession();
    if (memory === 'signing-out') this.tellServer(undefined);
    const { session, restoring } = this.state;
    if (session !== null && (memory === null || memory === 'signing-out')) this.forget(false);
    else if (session !== null) this.renewIn(renewInMs(session.expires_at, serverClock.now()));
    else if (restoring || memory === 'yes') this.renewIn(0);
  }

  private renewIn(delayMs: number) {
    window.clearTimeout(this.timer);
    // A failure is kept in the state, and sets the timer again.
    this.timer = window.setTimeout(() => void this.renew().catch(() => undefined), delayMs);
  }

  private tellServer(token: string | undefined) {
    rememberSession('signing-out');
    inTurn(() => endSession(token)).then(
      () => {
        if (recallSession() === 'signing-out') rememberSession(null);
      },
      (error: unknown) => console.warn('sign out', error),
    );
  }

  private hear(message: Message) {
    const known = this.state.session;
    if (message.kind === 'ended') {
      this.epoch++;
      this.forget(message.expired);
      return;
    }
    if (known !== null && known.user.user_id !== message.session.user.user_id) this.epoch++;
    this.adopt(message.session);
  }

  private tell(message: Message) {
    this.channel?.postMessage(message);
  }

  private adopt(session: Session) {
    rememberSession('yes');
    this.change({ session, expired: false, restoring: false, restoreError: undefined });
    this.renewIn(renewInMs(session.expires_at, serverClock.now()));
  }

  private forget(expired: boolean) {
    window.clearTimeout(this.timer);
    this.change({ session: null, expired, restoring: false, restoreError: undefined });
  }

  private change(part: Partial<SessionState>) {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}

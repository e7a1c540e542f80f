import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { formatCount } from '../../shared/i18n/format';
import { Alert, Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { signInPath } from '../auth';
import { Camera } from './Camera';
import { hasCamera } from './codeReader';
import { Conflicts } from './Conflicts';
import { maxDeviceName } from './device';
import { isServerAway } from './doorEngine';
import { doorTime } from './doorTime';
import { History } from './History';
import { LookUp } from './LookUp';
import { canVerify } from './signatures';
import { readNumber } from './ticketNumber';
import { useDoor } from './useDoor';
import { DoorSections } from './doorSeats';
import { Verdict } from './Verdict';
import './door.css';

/** Scans tickets of an event, with or without a network (docs/api.md, "at the door"). */
export function DoorPage() {
  const eventId = Number(useParams()['eventId']);
  const door = useDoor(eventId);
  const [asked, setAsked] = useState<{ query: string }>();
  useOfflinePage();
  const { loaded } = door;
  if (!canVerify()) {
    return (
      <Page title={t.door.title} narrow>
        <Alert tone="bad">{t.door.insecure}</Alert>
      </Page>
    );
  }
  // A device that has the list may scan while nobody is signed in.
  if (loaded === undefined && door.fromDevice && door.signedOut) {
    return <Navigate to={signInPath(`/door/${eventId}`)} replace state={{ required: true }} />;
  }
  const error = door.failure ?? (loaded === undefined || !isServerAway(door.error) ? door.error : undefined);
  return (
    <Page
      title={loaded?.name ? t.door.titleOf(loaded.name) : t.door.title}
      aside={<Connection online={door.online} unsent={door.unsent} />}
      narrow
    >
      {error !== undefined && <Problem error={error} />}
      {door.signedOut && (
        <Alert tone="warning">
          {t.door.signedOut} <Link to={signInPath(`/door/${eventId}`)}>{t.nav.signIn}</Link>
        </Alert>
      )}
      {loaded === undefined && error === undefined && <Loading label={t.door.loadingList} />}
      {loaded && (
        <DoorSections value={loaded.sections}>
          {loaded.list === undefined && <Alert tone="bad">{t.door.badList}</Alert>}
          <ScanForm
            judging={door.judging} onScan={(code) => void door.scan(code)} onNumber={(query) => setAsked({ query })}
          />
          {door.decision && (
            <Verdict decision={door.decision} timeZone={loaded.timeZone} onUndo={() => void door.undo()} />
          )}
          <LookUp
            eventId={eventId} judging={door.judging} online={door.online} list={loaded.list} asked={asked}
            onAdmit={(ticket) => void door.scan(ticket.payload, ticket.hash)}
          />
          <Counts door={door} />
          <Conflicts conflicts={door.conflicts} timeZone={loaded.timeZone} />
          <History scans={door.scans.values()} timeZone={loaded.timeZone} />
          <DeviceName name={door.device.name} onRename={door.rename} />
          {loaded.list && (
            <p className="muted">{t.door.listFrom(doorTime(loaded.list.generatedAt.toISOString(), loaded.timeZone))}</p>
          )}
        </DoorSections>
      )}
    </Page>
  );
}

/** Keeps the page on the device (public/door-worker.js), so that a reload works without a network. */
function useOfflinePage() {
  useEffect(() => {
    navigator.serviceWorker
      ?.register('/door-worker.js', { scope: '/door/' })
      .catch((error: unknown) => console.warn('door worker', error));
  }, []);
}

function Connection({ online, unsent }: { online: boolean; unsent: number }) {
  return (
    <span className="door-connection" role="status">
      <Badge tone={online ? 'good' : 'warning'}>{online ? t.door.online : t.door.offline}</Badge>
      {unsent > 0 && <Badge tone="info">{t.door.unsent(unsent)}</Badge>}
    </span>
  );
}

interface ScanFormProps {
  judging: boolean;
  onScan: (code: string) => void;
  /** The short number beside a code was typed: the person at the door looks at whom it finds. */
  onNumber: (number: string) => void;
}

function ScanForm({ judging, onScan, onNumber }: ScanFormProps) {
  const [code, setCode] = useState('');
  const [filming, setFilming] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    if (code.trim() === '') return;
    if (readNumber(code)) onNumber(code.trim());
    else onScan(code);
    setCode('');
    field.current?.focus();
  };
  return (
    <section className="card door-scan" aria-label={t.door.scan}>
      {hasCamera() && (
        <button
          type="button" className="button button-wide" aria-pressed={filming} onClick={() => setFilming(!filming)}
        >
          {filming ? t.door.cameraOff : t.door.cameraOn}
        </button>
      )}
      {filming && <Camera paused={judging} onCode={onScan} />}
      <form className="form" onSubmit={submit}>
        <Field
          label={t.door.code} hint={t.door.codeHint} value={code} onChange={(change) => setCode(change.target.value)}
          ref={field} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={400}
        />
        <button className="button button-primary button-wide" disabled={judging}>
          {t.door.check}
        </button>
      </form>
    </section>
  );
}

function Counts({ door }: { door: ReturnType<typeof useDoor> }) {
  const list = door.loaded?.list;
  // Without the server's counts: those of the list, and what this device has admitted since.
  const sold = door.counts?.sold ?? list?.count;
  if (sold === undefined) return null;
  const notInList = [...door.scans.values()].filter((scan) => list?.find(scan.hash) !== 'used').length;
  const admitted = (door.counts?.admitted ?? list?.used ?? 0) + (door.counts ? door.unsent : notInList);
  return (
    <dl className="door-counts">
      <div>
        <dt>{t.door.admitted}</dt>
        <dd>{formatCount(admitted)}</dd>
      </div>
      <div>
        <dt>{t.door.left}</dt>
        <dd>{formatCount(Math.max(0, sold - admitted))}</dd>
      </div>
    </dl>
  );
}

function DeviceName({ name, onRename }: { name: string; onRename: (name: string) => boolean }) {
  const [wrong, setWrong] = useState(false);
  return (
    <Field
      label={t.door.device} hint={t.door.deviceHint} error={wrong ? t.door.deviceWrong(name) : undefined}
      defaultValue={name} maxLength={maxDeviceName} onBlur={(left) => setWrong(!onRename(left.target.value))} required
    />
  );
}

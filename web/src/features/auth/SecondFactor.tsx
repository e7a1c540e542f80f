import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../shared/i18n';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { readDrawing } from '../../shared/ui/qrDrawing';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, secondFactorKey, secondFactorQuery } from './api';
import { useAction } from './useAction';
import { useSession } from './useSession';

/** The second step at sign-in: sets up an authenticator app, and takes it away. */
export function SecondFactor() {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(secondFactorQuery(user?.user_id, authorized));
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <section className="card" aria-labelledby="second-factor">
      <h2 id="second-factor">{t.security.secondTitle}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {data && !codes && (
        <>
          <p>
            <Badge tone={data.enabled ? 'good' : 'info'}>{data.enabled ? t.security.on : t.security.off}</Badge>{' '}
            {data.enabled ? t.security.codesLeft(data.recovery_codes_left) : t.security.secondLead}
          </p>
          {data.enabled ? <SwitchOff /> : <SetUp onCodes={setCodes} />}
        </>
      )}
    </section>
  );
}

function SetUp({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const reload = useReload();
  const begin = useAction(beginSecondFactor);
  const confirm = useAction(confirmSecondFactor, {
    onSuccess: (answer) => {
      onCodes(answer.recovery_codes);
      return reload();
    },
  });
  const made = begin.answer;
  const onBegin = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    begin.run(textOf(form.currentTarget)('password'));
  };
  const onConfirm = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    confirm.run(textOf(form.currentTarget)('code').trim());
  };
  if (made === undefined) {
    return (
      <form className="form" onSubmit={onBegin}>
        {begin.error && <Problem error={begin.error} />}
        <Field
          label={t.security.oldPassword} name="password" type="password" autoComplete="current-password" required
        />
        <button className="button" disabled={begin.busy}>
          {t.security.setUp}
        </button>
      </form>
    );
  }
  return (
    <form className="form" onSubmit={onConfirm}>
      <p>{t.security.scan}</p>
      <QrCode svg={made.qr_svg} />
      <p>
        {t.security.key}{t.common.colon}<code className="secret">{made.secret}</code>
      </p>
      {confirm.error && <Problem error={confirm.error} />}
      <Field label={t.security.firstCode} name="code" inputMode="numeric" autoComplete="one-time-code" required />
      <button className="button button-primary" disabled={confirm.busy}>
        {t.security.switchOn}
      </button>
    </form>
  );
}

function QrCode({ svg }: { svg: string }) {
  const drawing = readDrawing(svg);
  return (
    drawing && (
      <svg
        className="second-factor-code" viewBox={drawing.viewBox} role="img" shapeRendering="crispEdges"
        aria-label={t.security.picture}
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={drawing.path} fill="#000" />
      </svg>
    )
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <>
      <h3>{t.security.recoveryTitle}</h3>
      <p>{t.security.recoveryLead}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-primary" onClick={onDone}>
        {t.security.recoveryDone}
      </button>
    </>
  );
}

function SwitchOff() {
  const reload = useReload();
  const remove = useAction(removeSecondFactor, { onSuccess: reload });
  const onSubmit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    remove.run({ password: text('password'), code: text('code').trim() });
  };
  return (
    <form className="form" onSubmit={onSubmit}>
      {remove.error && <Problem error={remove.error} />}
      <Field label={t.security.oldPassword} name="password" type="password" autoComplete="current-password" required />
      <Field
        label={t.security.code} name="code" autoComplete="one-time-code" hint={t.security.codeHint} required
      />
      <button className="button" disabled={remove.busy}>
        {t.security.switchOff}
      </button>
    </form>
  );
}

function useReload() {
  const { user } = useSession();
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: secondFactorKey(user?.user_id) });
}

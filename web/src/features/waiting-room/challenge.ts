import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer } from '../../shared/api/client';
import { solve } from './proofOfWork';

/** What the gateway answers where entering a waiting room costs work (docs/api.md). It is in no service's OpenAPI. */
interface EntryChallenge {
  kind: string;
  challenge: string;
  difficulty_bits: number;
  expires_at: string;
}

/** The headers that let somebody enter who has done the work of a challenge. */
export async function solveChallenge(token: string, eventId: number): Promise<Record<string, string>> {
  const { kind, challenge, difficulty_bits: bits } = (await answerOf(
    // The gateway's own path has no type.
    api.GET(`/queue/${eventId}/challenge` as '/queue/{event_id}', {
      params: { path: { event_id: eventId } }, headers: bearer(token),
    }),
  )) as unknown as EntryChallenge;
  if (kind !== 'proof-of-work') throw new ApiError('challenge-unknown');
  return { 'Entry-Challenge': challenge, 'Entry-Solution': await solveBeside(challenge, bits) };
}

function solveBeside(challenge: string, bits: number): Promise<string> {
  // Tests have no workers.
  if (typeof Worker === 'undefined') return Promise.resolve(solve(challenge, bits));
  const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.onerror = () => reject(new ApiError('challenge-unsolved'));
    worker.postMessage({ challenge, bits });
  }).finally(() => worker.terminate());
}

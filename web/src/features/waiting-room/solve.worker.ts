import { solve } from './proofOfWork';

interface Task {
  challenge: string;
  bits: number;
}

// Beside the page, so that it goes on showing the time and can be left.
self.onmessage = ({ data }: MessageEvent<Task>) => {
  self.postMessage(solve(data.challenge, data.bits));
};

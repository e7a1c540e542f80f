/** Plays one high tone for yes and two low ones for no, and vibrates where the device can. */
export function signal(good: boolean): void {
  navigator.vibrate?.(good ? 80 : [120, 80, 120]);
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const tones = good ? [{ at: 0, hz: 880 }] : [{ at: 0, hz: 220 }, { at: 0.22, hz: 180 }];
  for (const { at, hz } of tones) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.2;
    tone.frequency.value = hz;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.16);
  }
  // In a browser that does not allow sound yet, a tone never ends, so a timer closes the audio.
  setTimeout(() => void audio.close(), 1_000);
}

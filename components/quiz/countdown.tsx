'use client';

import { useEffect, useState } from 'react';

export interface CountdownProps {
  /** How much time is left as the page is made, in ms, by the server's clock. */
  left: number;
  /** "Time left". */
  label: string;
  /** Said, not only shown, when so many minutes are left: the words for it. */
  warnings: readonly { readonly minutes: number; readonly text: string }[];
}

/** The time that is left, counted by this device from what the server said. When it is over the page is made anew. */
export function Countdown({ left, label, warnings }: CountdownProps) {
  const [now, setNow] = useState(left);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => {
      const rest = left - (performance.now() - start);
      setNow(rest);
      if (rest > 0) return;
      clearInterval(timer);
      window.location.reload();
    }, 1000);
    return () => clearInterval(timer);
  }, [left]);
  const said = warnings.findLast(({ minutes }) => now <= minutes * 60_000)?.text;
  return (
    <>
      <p className="font-mono text-sm text-soft tabular-nums">
        <span className="sr-only">{label}: </span>
        <span role="timer">{clock(now)}</span>
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** Minutes and seconds, rounded up, so that 0:00 is the end. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

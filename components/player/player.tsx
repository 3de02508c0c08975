'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useReducer, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Move, moved, moveOf, type Position } from './position';

/** One step, in words and in figures. */
export interface PlayerStep {
  /** In ms of the run. */
  readonly at: number;
  /** Where this is: "Step 3 of 7, at 55 ms". */
  readonly place: string;
  /** What happens, a sentence each. */
  readonly said: readonly string[];
  /** The rules behind it, with where they can be read. */
  readonly rules: readonly { readonly name: string; readonly href: string }[];
  /** The cells of the table: by row, what the client and what the server has. Empty where there is no such table. */
  readonly cells: readonly (readonly [client: string, server: string])[];
}

export interface PlayerLabels {
  readonly player: string;
  readonly back: string;
  readonly forward: string;
  readonly play: string;
  readonly pause: string;
  readonly scrub: string;
  readonly speed: string;
  readonly keys: string;
  readonly client: string;
  readonly server: string;
  /** The heads of the rows, in the order of the cells. */
  readonly rows: readonly string[];
  readonly changed: string;
}

export interface PlayerProps {
  /** The first is the one before anything happens. */
  steps: readonly [PlayerStep, ...PlayerStep[]];
  /** At which of them to begin. */
  start: number;
  labels: PlayerLabels;
  /** The ladder, drawn whole: what is still to come is kept from sight. */
  children: ReactNode;
}

const SPEEDS = [0.5, 1, 2];
const PACE = 1400;

/** A run, step by step. The drawing is the server's; this says which part of it has happened. */
export function Player({ steps, start, labels, children }: PlayerProps) {
  const last = steps.length - 1;
  const [{ step, playing }, move] = useReducer((position: Position, it: Move) => moved(position, it, last), {
    step: start,
    playing: false,
  });
  const [speed, setSpeed] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const now = steps[step] ?? steps[0];
  const before = steps[step - 1];

  useEffect(() => {
    for (const drawn of frame.current?.querySelectorAll<SVGElement>('[data-at]') ?? [])
      drawn.toggleAttribute('data-later', Number(drawn.dataset.at) > now.at);
    frame.current?.removeAttribute('data-waiting');
  }, [now]);

  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) history.replaceState(history.state, '', addressAt(step));
    arrived.current = true;
  }, [step]);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => move('tick'), PACE / speed);
    return () => clearInterval(timer);
  }, [playing, speed]);

  function onKeyDown(event: KeyboardEvent) {
    const wanted = moveOf(event);
    const { tagName } = event.target as HTMLElement;
    // A slider has arrows of its own and a button its own space; whatever else has the focus has all of them.
    const isOurs = tagName === 'BUTTON' ? wanted !== 'play' : tagName === 'INPUT' && wanted === 'play';
    if (wanted === undefined || !isOurs) return;
    event.preventDefault();
    move(wanted);
  }

  return (
    <section
      aria-label={labels.player}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] lg:gap-x-10"
    >
      <div ref={frame} data-player data-waiting="" className="min-w-0">
        {children}
      </div>
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-3">
        <div
          data-screen-only
          className="flex flex-col max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-lg:-mx-4 max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:pt-3"
        >
          <div className="flex flex-wrap items-center gap-2">
            <Button type="button" small onClick={() => move('back')} aria-disabled={step === 0}>
              <span aria-hidden="true">◀</span>
              <span className="sr-only">{labels.back}</span>
            </Button>
            <Button type="button" small look="main" onClick={() => move('play')}>
              {playing ? labels.pause : labels.play}
            </Button>
            <Button type="button" small onClick={() => move('forward')} aria-disabled={step === last}>
              <span aria-hidden="true">▶</span>
              <span className="sr-only">{labels.forward}</span>
            </Button>
            <label className="ml-auto flex items-center gap-2 text-sm text-soft">
              {labels.speed}
              <select
                value={speed}
                onChange={(event) => setSpeed(Number(event.target.value))}
                className="min-h-11 rounded-field border-[1.5px] border-edge bg-card px-2 text-ink"
              >
                {SPEEDS.map((it) => (
                  <option key={it} value={it}>
                    {it}×
                  </option>
                ))}
              </select>
            </label>
          </div>
          <input
            type="range"
            aria-label={labels.scrub}
            aria-valuetext={now.place}
            min={0}
            max={last}
            value={step}
            onChange={(event) => move({ to: Number(event.target.value) })}
            className="h-11 w-full accent-ink"
          />
        </div>
        <p className="text-sm text-soft max-lg:hidden">{labels.keys}</p>
        <div aria-live={playing ? 'off' : 'polite'} className="flex min-h-32 flex-col gap-1">
          <p className="text-sm text-soft tabular-nums">{now.place}</p>
          {now.said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {now.cells.length > 0 ? <Cells step={now} before={before} labels={labels} /> : null}
        <p className="flex min-h-11 flex-wrap items-center gap-x-4 text-sm">
          {now.rules.map(({ name, href }) => (
            <a key={name} href={href} className="inline-flex min-h-11 items-center underline">
              {name}
            </a>
          ))}
        </p>
      </div>
    </section>
  );
}

/** The page's address at a step, with whatever else it says. */
function addressAt(step: number): string {
  const url = new URL(window.location.href);
  url.searchParams.set('step', `${step}`);
  return url.href;
}

/** What both sides remember; what has changed in this step is bold and has a mark. */
function Cells({
  step,
  before,
  labels,
}: {
  step: PlayerStep;
  before: PlayerStep | undefined;
  labels: PlayerLabels;
}) {
  return (
    <table className="w-full text-sm tabular-nums">
      <thead>
        <tr>
          <td />
          <th scope="col" className="py-1 pr-3 text-left font-semibold text-client">
            {labels.client}
          </th>
          <th scope="col" className="py-1 text-left font-semibold text-server">
            {labels.server}
          </th>
        </tr>
      </thead>
      <tbody>
        {labels.rows.map((head, row) => (
          <tr key={head} className="border-t border-line">
            <th scope="row" className="py-1 pr-3 text-left font-mono font-normal text-soft">
              {head}
            </th>
            {(['client', 'server'] as const).map((host, i) => {
              const value = step.cells[row]?.[i] ?? '';
              const isNew = before !== undefined && before.cells[row]?.[i] !== value;
              return (
                <td key={host} className={`py-1 pr-3 font-mono ${isNew ? 'font-bold' : ''}`}>
                  {value}
                  {isNew ? (
                    <>
                      <span aria-hidden="true"> ●</span>
                      <span className="sr-only"> {labels.changed}</span>
                    </>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

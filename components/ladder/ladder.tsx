import type { LadderView } from '@/lib/questions/ladder-view';
import { HostNames, Run } from './drawing';
import type { LadderLabels } from './labels';
import { type LadderLayout, layoutLadder } from './layout';
import { SegmentTable } from './segment-table';

export interface LadderProps {
  /** Unique on the page: the drawing and its table name each other by it. */
  id: string;
  view: LadderView;
  /** What the drawing shows, in a sentence: its text alternative. */
  title: string;
  labels: LadderLabels;
  /** The phone's drawing at any width, for two side by side. */
  compact?: boolean;
  /** Whether the states are drawn; the table always has them. */
  states?: boolean;
}

/** The width of the drawing for a phone of 320 px, within its page's and its card's edges. */
const PHONE = 272;
const DESK = 520;

/**
 * The sequence diagram of a run, and the same as a table. A line's slope, and so the turn of its label,
 * depends on the width, which no style sheet can follow: so there are two drawings, and a container query
 * shows the one that fits, scaled up to the card and never down.
 */
export function Ladder({ id, view, title, labels, compact = false, states = true }: LadderProps) {
  const phone = layoutLadder(view, { width: PHONE, labels, states });
  const drawing = { label: title, describedBy: `${id}-summary` };
  return (
    <figure className="@container min-w-0 overflow-clip rounded-card border border-line bg-card">
      {compact ? (
        <Drawing {...drawing} layout={phone} className="max-w-[23rem]" />
      ) : (
        <>
          <Drawing {...drawing} layout={phone} className="max-w-[25rem] @lg:hidden" />
          <Drawing
            {...drawing}
            layout={layoutLadder(view, { width: DESK, labels, states })}
            className="hidden max-w-[40rem] @lg:block"
          />
        </>
      )}
      <SegmentTable id={id} view={view} labels={labels} />
    </figure>
  );
}

interface DrawingProps {
  layout: LadderLayout;
  label: string;
  describedBy: string;
  className: string;
}

/** A taller run scrolls inside its card, under the names of the hosts. */
const TALL = 620;

function Drawing({ layout, label, describedBy, className }: DrawingProps) {
  const tall = layout.height > TALL;
  return (
    <div
      className={`${className} mx-auto ${tall ? 'max-h-[min(80dvh,44rem)] overflow-y-auto overscroll-contain print:max-h-none' : ''}`}
      {...(tall ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
    >
      <div className="sticky top-0 z-1 bg-card pt-2">
        <HostNames layout={layout} />
      </div>
      <div role="img" aria-label={label} aria-describedby={describedBy}>
        <Run layout={layout} />
      </div>
      {tall ? (
        // What fades out goes on below.
        <div className="pointer-events-none sticky bottom-0 -mt-8 h-8 bg-linear-to-t from-card print:hidden" />
      ) : null}
    </div>
  );
}

import { useSortable } from '@dnd-kit/sortable';
import type { CSSProperties, KeyboardEvent, MouseEventHandler } from 'react';
import { Chevron } from '../ui/chevron';
import { LINE } from './arrangement';
import { type Option, OptionText } from './option-list';
import { fillIn, type OrderLabels } from './order-labels';

export interface OrderCardProps {
  item: Option;
  /** Its place among the cards that count, from 1; 0 where it does not. */
  place: number;
  isFirst: boolean;
  isLast: boolean;
  /** Whether the arrow keys move it. */
  isLifted: boolean;
  labels: OrderLabels;
  onStep: (by: 1 | -1) => void;
  /** A key on its handle, and when the focus leaves that. */
  onPress: (event: KeyboardEvent) => void;
  onLeave: () => void;
}

const button =
  'flex w-11 min-h-11 flex-none items-center justify-center rounded-field text-soft -outline-offset-3';

/** A card of an ordering. A mouse takes it anywhere, a finger by its handle, since elsewhere a swipe scrolls. */
export function OrderCard({ item, place, isFirst, isLast, isLifted, labels, ...on }: OrderCardProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging, ...motion } = useSortable({
    id: item.id,
  });
  const taken = isLifted || isDragging;
  const named = (label: string) => fillIn(label, { card: item.text });
  const steps = [
    { by: -1, label: labels.up, isEnd: isFirst },
    { by: 1, label: labels.down, isEnd: isLast },
  ] as const;
  return (
    <li
      ref={setNodeRef}
      style={styleOf(motion)}
      onMouseDown={listeners?.onMouseDown as MouseEventHandler | undefined}
      className={`flex scroll-my-2 items-stretch rounded-field border-[1.5px] bg-card motion-reduce:transition-none! ${
        taken ? 'relative z-1 border-ink ring-1 ring-ink' : 'border-edge hover:border-ink'
      } ${place === 0 && !taken ? 'border-dashed' : ''} ${isDragging ? 'cursor-grabbing' : 'cursor-grab'}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...listeners}
        aria-label={named(labels.handle)}
        aria-describedby={attributes['aria-describedby']}
        aria-pressed={taken}
        onKeyDown={on.onPress}
        onBlur={on.onLeave}
        className={`${button} touch-none cursor-[inherit] select-none`}
      >
        <Grip />
      </button>
      <span className="w-5 flex-none py-2.5 font-mono text-sm text-soft tabular-nums">{place || '–'}</span>
      {/* On the smallest phones a number and the comma after it still fit one line. */}
      <span className={`min-w-0 flex-1 py-2.5 max-[22rem]:*:text-xs ${place === 0 ? 'text-soft' : ''}`}>
        <OptionText {...item} />
      </span>
      {steps.map(({ by, label, isEnd }) => (
        <button
          key={by}
          type="button"
          aria-label={named(label)}
          // Not `disabled`: at the end of the list the focus stays where it is.
          aria-disabled={isEnd}
          onClick={() => on.onStep(by)}
          className={`${button} aria-disabled:cursor-default aria-disabled:opacity-40 not-aria-disabled:hover:text-ink`}
        >
          <Chevron up={by < 0} className="size-5" />
        </button>
      ))}
    </li>
  );
}

/** The line below which no card counts. Cards go past it, it stays. */
export function LineRow({ text }: { text: string }) {
  const { setNodeRef, ...motion } = useSortable({ id: LINE, disabled: { draggable: true } });
  return (
    <li
      ref={setNodeRef}
      style={styleOf(motion)}
      className="flex items-center gap-3 py-1.5 text-sm text-soft motion-reduce:transition-none!"
    >
      <span className="min-w-4 flex-1 border-t border-edge" />
      <span className="min-w-0 text-center">{text}</span>
      <span className="min-w-4 flex-1 border-t border-edge" />
    </li>
  );
}

/** Where a row is while another is dragged past it. None at rest, for a page has no inline styles. */
function styleOf({
  transform,
  transition,
}: Pick<ReturnType<typeof useSortable>, 'transform' | 'transition'>): CSSProperties {
  return { transform: transform ? `translateY(${transform.y}px)` : undefined, transition };
}

function Grip() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 fill-current">
      <path d="M6 4h2.4v2.4H6zM11.6 4H14v2.4h-2.4zM6 8.8h2.4v2.4H6zM11.6 8.8H14v2.4h-2.4zM6 13.6h2.4V16H6zM11.6 13.6H14V16h-2.4z" />
    </svg>
  );
}

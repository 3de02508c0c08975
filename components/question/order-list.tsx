'use client';

import {
  closestCenter,
  DndContext,
  type DragOverEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { AnswerGroup } from './answer-group';
import { type Arrangement, arranged, counted, movedBy, movedTo } from './arrangement';
import type { Option } from './option-list';
import { LineRow, OrderCard } from './order-card';
import { fillIn, type OrderLabels } from './order-labels';

export interface OrderListProps {
  legend: string;
  /** The field of the form. Its value is the ids of the cards that count, from top to bottom, by spaces. */
  name: string;
  items: readonly Option[];
  /** What the line says below which cards do not count; without it all of them do. */
  leftOut?: string | undefined;
  problem?: string | undefined;
  /** Its value at first; without one the cards lie as they were given. */
  entered?: string | undefined;
  labels: OrderLabels;
}

/**
 * Cards to put in order: dragged by mouse or by finger, moved by buttons, or by keys once lifted. The keys are
 * ours and not the library's, so that a move takes place at once and counts at once.
 */
export function OrderList({ legend, name, items, leftOut, problem, entered, labels }: OrderListProps) {
  const ids = items.map(({ id }) => id);
  const [rows, setRows] = useState(() => arranged(ids, leftOut !== undefined, entered));
  const [drag, setDrag] = useState<{ readonly id: string; readonly over: string }>();
  const [lifted, setLifted] = useState<{ readonly id: string; readonly from: string[] }>();
  const [said, setSaid] = useState('');
  const sensors = useSensors(
    // Far enough to tell a drag from a click on one of the card's buttons.
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor),
  );

  const shown = drag ? movedTo(rows, drag.id, drag.over) : rows;
  const answer = counted(shown);
  const field = useRef<HTMLInputElement>(null);
  const value = counted(rows).join(' ');
  useTold(field, value);

  function arrange(next: string[], id: string) {
    setRows(next);
    announce(next, id);
  }

  function announce(next: Arrangement, id: string) {
    const order = counted(next);
    const card = items.find((item) => item.id === id)?.text ?? '';
    const place = order.indexOf(id) + 1;
    const text = fillIn(place > 0 ? labels.position : labels.out, { card, place, count: order.length });
    // A screen reader passes over what has not changed; a space at its end is a change.
    setSaid((before) => (before === text ? `${text}\u00a0` : text));
  }

  /** By button or key: the focus stays with the card, and the page follows it. */
  function follow(next: string[], id: string) {
    flushSync(() => arrange(next, id));
    document.activeElement?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }

  function step(id: string, by: number) {
    const next = movedBy(rows, id, by);
    if (next) follow(next, id);
  }

  function press(event: KeyboardEvent, id: string) {
    const isLifted = lifted?.id === id;
    if (event.key === ' ' || event.key === 'Enter') {
      if (!event.repeat) setLifted(isLifted ? undefined : { id, from: rows });
    } else if (isLifted && event.key === 'Escape') {
      setLifted(undefined);
      follow(lifted.from, id);
    } else if (isLifted && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      step(id, event.key === 'ArrowUp' ? -1 : 1);
    } else return;
    event.preventDefault();
  }

  function dragOver({ active, over }: DragOverEvent) {
    if (!over) return;
    const [id, where] = [String(active.id), String(over.id)];
    setDrag({ id, over: where });
    announce(movedTo(rows, id, where), id);
  }

  return (
    <AnswerGroup name={name} legend={legend} problem={problem}>
      {/* Firefox would bring the value of before a reload, but not the order that it came from. */}
      <input ref={field} type="hidden" name={name} value={answer.join(' ')} autoComplete="off" />
      <p role="status" className="sr-only">
        {said}
      </p>
      <DndContext
        id={name}
        sensors={sensors}
        collisionDetection={closestCenter}
        modifiers={[upAndDown]}
        accessibility={{ announcements: silent, screenReaderInstructions: { draggable: labels.help } }}
        onDragStart={() => setLifted(undefined)}
        onDragOver={dragOver}
        onDragEnd={({ active, over }) => {
          setDrag(undefined);
          if (over) arrange(movedTo(rows, String(active.id), String(over.id)), String(active.id));
        }}
        onDragCancel={({ active }) => {
          setDrag(undefined);
          announce(rows, String(active.id));
        }}
      >
        <SortableContext items={rows} strategy={verticalListSortingStrategy}>
          <ol className="flex flex-col gap-2">
            {rows.map((id, i) => {
              const item = items.find((some) => some.id === id);
              return item ? (
                <OrderCard
                  key={id}
                  item={item}
                  place={answer.indexOf(id) + 1}
                  isFirst={i === 0}
                  isLast={i === rows.length - 1}
                  isLifted={lifted?.id === id}
                  labels={labels}
                  onStep={(by) => step(id, by)}
                  onPress={(event) => press(event, id)}
                  onLeave={() => setLifted(undefined)}
                />
              ) : (
                <LineRow key={id} text={leftOut ?? ''} />
              );
            })}
          </ol>
        </SortableContext>
      </DndContext>
    </AnswerGroup>
  );
}

/** A hidden field says nothing of its own when its value changes; whoever listens to the form hears of it as of others. */
function useTold(field: RefObject<HTMLInputElement | null>, value: string): void {
  const before = useRef(value);
  useEffect(() => {
    if (value === before.current) return;
    before.current = value;
    field.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [field, value]);
}

/** A card is dragged along its list, never out of it. */
function upAndDown({ transform }: { transform: { x: number; y: number; scaleX: number; scaleY: number } }) {
  return { ...transform, x: 0 };
}

const nothing = () => undefined;
/** The library's own announcements, in English, of drags alone. The list makes its own of every move. */
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };

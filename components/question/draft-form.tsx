'use client';

import { useEffect, useRef, useState } from 'react';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Dock } from '../ui/dock';
import { AnswerInput, type AnswerInputProps, type Entered, enteredIn } from './answer-input';

export interface DraftFormProps {
  input: AnswerInputProps['input'];
  /** What was kept before. */
  entered: Entered;
  labels: { saving: string; saved: string; failed: string; previous: string; next: string };
  /** Where the neighbours are; there is always somewhere to go on to. */
  previous?: string | undefined;
  next: string;
  /** Keeps what stands in the form. What went wrong, in the reader's language, or ''. */
  save: (entered: Entered) => Promise<string>;
}

/** Typing pauses so long, in ms, before what was typed is kept. */
const PAUSE = 400;

/**
 * An answer that is kept as it is made and graded later. One save follows another, and whoever leaves while something
 * is not kept yet leaves once it is.
 */
export function DraftForm({ input, entered, labels, previous, next, save }: DraftFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | { readonly problem: string }>('idle');
  const keeper = useRef<Keeper>(undefined);
  const latest = useRef(save);

  useEffect(() => {
    latest.current = save;
  }, [save]);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    // One for as long as the page is there: it alone knows what is not kept yet, even if the page is made anew meanwhile.
    keeper.current ??= keeperOf(
      () => enteredIn(element),
      (now) => latest.current(now),
      labels.failed,
      setState,
    );
    const own = keeper.current;
    const typed = ({ target }: Event) =>
      own.changed(target instanceof HTMLInputElement && target.type === 'text' ? PAUSE : 0);
    const left = () => own.flush();
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || link.hash || own.isKept() || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      event.preventDefault();
      own.flush().then((kept) => kept && window.location.assign(link.href));
    };
    element.addEventListener('input', typed);
    element.addEventListener('change', left);
    document.addEventListener('click', follow, true);
    document.addEventListener('visibilitychange', left);
    return () => {
      element.removeEventListener('input', typed);
      element.removeEventListener('change', left);
      document.removeEventListener('click', follow, true);
      document.removeEventListener('visibilitychange', left);
    };
  }, [labels.failed]);

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keeper.current?.flush().then((kept) => kept && window.location.assign(next));
      }}
      className="flex flex-col gap-4 max-sm:flex-1"
    >
      <AnswerInput input={input} entered={entered} />
      <p role="status" className="min-h-6 text-sm text-soft">
        {state === 'saving' ? labels.saving : state === 'saved' ? labels.saved : null}
      </p>
      <Alert>{typeof state === 'object' ? state.problem : undefined}</Alert>
      <Dock>
        {previous ? <Button href={previous}>{labels.previous}</Button> : null}
        <Button look="main" type="submit">
          {labels.next}
        </Button>
      </Dock>
    </form>
  );
}

interface Keeper {
  /** Something was entered: it is kept after so many ms without more. */
  changed(pause: number): void;
  isKept(): boolean;
  /** Keeps what is not kept yet; whether all is kept then. */
  flush(): Promise<boolean>;
}

function keeperOf(
  read: () => Entered,
  save: DraftFormProps['save'],
  failed: string,
  show: (state: 'saving' | 'saved' | { readonly problem: string }) => void,
): Keeper {
  let kept = JSON.stringify(read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> = Promise.resolve(true);
  const isKept = () => JSON.stringify(read()) === kept;

  async function keep(): Promise<boolean> {
    if (isKept()) return true;
    show('saving');
    const now = read();
    const problem = await save(now).catch(() => failed);
    if (problem) show({ problem });
    else {
      kept = JSON.stringify(now);
      show('saved');
    }
    return problem ? false : keep();
  }

  const flush = () => {
    clearTimeout(timer);
    running = running.then(keep);
    return running;
  };
  return {
    changed(pause) {
      clearTimeout(timer);
      timer = setTimeout(flush, pause);
    },
    isKept,
    flush,
  };
}

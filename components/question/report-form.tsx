'use client';

import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';

import { Sign } from '../ui/sign';
import { TextArea } from '../ui/text-area';

/** What is sent; the question's answer goes with it on the server. */
export interface ReportRequest {
  readonly questionId: string;
  readonly clientKey: string;
  readonly note: string;
}

export interface ReportFormProps {
  questionId: string;
  /** Made on the server, as for an answer. */
  clientKey: string;
  /** Whether this reader has sent one. */
  reported: boolean;
  labels: {
    summary: string;
    note: string;
    noteHint: string;
    send: string;
    sending: string;
    failed: string;
    thanks: string;
  };
  /** Keeps the report and shows the page as `reported`; what is wrong with it, in the reader's language, or ''. */
  action: (request: ReportRequest) => Promise<string>;
}

/** "Something is wrong here", and thanks once that was said. Whatever goes wrong on the way, the note stays. */
export function ReportForm({ questionId, clientKey, reported, labels, action }: ReportFormProps) {
  const [problem, setProblem] = useState('');
  const [key] = useState(clientKey);
  const [working, start] = useTransition();
  const note = useRef<HTMLTextAreaElement>(null);
  const thanks = useFocusOnThanks(reported);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get('note') ?? '');
    start(async () => {
      const found = await action({ questionId, clientKey: key, note: words }).catch(() => labels.failed);
      setProblem(found);
      if (found) note.current?.focus();
    });
  }

  if (reported) {
    return (
      <p ref={thanks} role="status" tabIndex={-1} className="flex gap-1.5 px-0.5 text-sm text-soft">
        <Sign name="right" className="mt-[0.15em]" />
        {labels.thanks}
      </p>
    );
  }
  return (
    <Disclosure summary={labels.summary}>
      <form onSubmit={submit} noValidate className="flex flex-col items-start gap-3 pt-1">
        <TextArea
          ref={note}
          id="note"
          name="note"
          rows={4}
          label={labels.note}
          hint={labels.noteHint}
          error={problem}
          className="w-full"
        />
        <Button type="submit" small disabled={working}>
          {working ? labels.sending : labels.send}
        </Button>
      </form>
    </Disclosure>
  );
}

/** The form that was sent is gone: the thanks take its focus. */
function useFocusOnThanks(reported: boolean) {
  const thanks = useRef<HTMLParagraphElement>(null);
  const before = useRef(reported);
  useEffect(() => {
    if (reported && !before.current) thanks.current?.focus();
    before.current = reported;
  }, [reported]);
  return thanks;
}

'use client';

import { unstable_rethrow as rethrow } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Dock } from '../ui/dock';
import { AnswerInput, type AnswerInputProps, type AnswerProblems, enteredIn } from './answer-input';

/** What is sent: the answer by field, and what the server keeps with it. */
export interface AnswerRequest {
  readonly questionId: string;
  readonly clientKey: string;
  readonly raw: Readonly<Record<string, string>>;
  /** ISO 8601, as this device's clock has it. */
  readonly answeredAt: string;
  /** This device's, as an IANA name: the learner's days are counted in it. */
  readonly timeZone: string;
}

export interface AnswerFormProps {
  questionId: string;
  /** Made on the server, since a browser makes UUIDs only over HTTPS. */
  clientKey: string;
  input: AnswerInputProps['input'];
  hintsTaken: number;
  /** Without `hint` there is no other hint to take. */
  labels: { check: string; checking: string; failed: string; hint?: string; hintFailed: string };
  /** Leads on to the feedback when the answer was graded. */
  action: (request: AnswerRequest) => Promise<AnswerProblems>;
  /** Takes the hint `wanted`, counted from 1, and shows the page with it; what went wrong, or ''. */
  hintAction: (questionId: string, wanted: number) => Promise<string>;
}

/** The learner's answer. Whatever goes wrong on the way, what was entered stays. */
export function AnswerForm({
  questionId,
  clientKey,
  input,
  hintsTaken,
  labels,
  action,
  hintAction,
}: AnswerFormProps) {
  const [problems, setProblems] = useState<AnswerProblems>({});
  const [key] = useState(clientKey);
  const [working, start] = useTransition();
  const [takingHint, startHint] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const raw = enteredIn(event.currentTarget);
    const answeredAt = new Date().toISOString();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    start(async () => {
      const found = await action({ questionId, clientKey: key, raw, answeredAt, timeZone }).catch(
        (error: unknown): AnswerProblems => {
          rethrow(error);
          return { '': labels.failed };
        },
      );
      setProblems(found);
      const [first] = Object.keys(found);
      const field = first && form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`);
      // What is hidden cannot take the focus; what it stands for can.
      if (field) (field.matches('[type="hidden"]') ? field.closest('fieldset') : field)?.focus();
    });
  }

  function takeHint() {
    startHint(async () => {
      const problem = await hintAction(questionId, hintsTaken + 1).catch(() => labels.hintFailed);
      setProblems((others) => ({ ...others, '': problem }));
    });
  }
  useFocusOnHint(hintsTaken);

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4 max-sm:flex-1">
      <AnswerInput input={input} problems={problems} />
      <Alert>{problems['']}</Alert>
      <Dock>
        {labels.hint ? (
          <Button type="button" onClick={takeHint} disabled={takingHint || working}>
            {labels.hint}
          </Button>
        ) : null}
        <Button look="main" type="submit" disabled={working}>
          {working ? labels.checking : labels.check}
        </Button>
      </Dock>
    </form>
  );
}

/** A hint that has just been taken takes the focus, so that it is in sight, and heard. */
function useFocusOnHint(taken: number): void {
  const before = useRef(taken);
  useEffect(() => {
    if (taken > before.current) document.getElementById(`hint-${taken}`)?.focus();
    before.current = taken;
  }, [taken]);
}

'use client';

import { unstable_rethrow as rethrow } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef, useState, useTransition } from 'react';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

/** What is wrong with the wish, in the reader's language, by field; '' is the whole. */
export type QuizProblems = Readonly<Record<string, string>>;

export interface QuizFormProps {
  fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
  }[];
  labels: { start: string; starting: string; failed: string };
  /** Leads on to the quiz. */
  action: (form: FormData) => Promise<QuizProblems>;
  /** What there is to choose from. */
  children: ReactNode;
}

/** What a quiz is to be. Whatever is wrong with it, what was chosen stays. */
export function QuizForm({ fields, labels, action, children }: QuizFormProps) {
  const [problems, setProblems] = useState<QuizProblems>({});
  const [working, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wish = new FormData(event.currentTarget);
    start(async () => {
      const found = await action(wish).catch((error: unknown): QuizProblems => {
        rethrow(error);
        return { '': labels.failed };
      });
      setProblems(found);
      const [first] = Object.keys(found);
      if (first) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
    });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map(({ name, label, hint, value }) => (
          <Field
            key={name}
            id={name}
            name={name}
            inputMode="numeric"
            autoComplete="off"
            label={label}
            hint={hint}
            defaultValue={value}
            error={problems[name]}
          />
        ))}
      </div>
      {children}
      <Alert>{problems['']}</Alert>
      <Button look="main" type="submit" disabled={working} className="sm:self-start">
        {working ? labels.starting : labels.start}
      </Button>
    </form>
  );
}

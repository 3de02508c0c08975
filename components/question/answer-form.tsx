'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { unstable_rethrow as rethrow } from 'next/navigation';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { Button, buttonClass } from '../ui/button';
import { Dock } from '../ui/dock';
import { Sign } from '../ui/sign';
import { type AnswerField, AnswerFields } from './answer-fields';
import { type Option, OptionList } from './option-list';
import type { OrderListProps } from './order-list';

/** Only a page that shows it loads what it takes to drag. */
const OrderList = dynamic(() => import('./order-list').then((module) => module.OrderList));

/** What is sent: the answer by field, and what the server keeps with it. */
export interface AnswerRequest {
  readonly questionId: string;
  readonly clientKey: string;
  readonly raw: Readonly<Record<string, string>>;
  /** ISO 8601, as this device's clock has it. */
  readonly answeredAt: string;
  readonly hints: number;
}

/** What is wrong with it, in the reader's language, by field; '' is the answer as a whole. */
export type AnswerProblems = Readonly<Record<string, string>>;

export interface AnswerFormProps {
  questionId: string;
  /** Made on the server, since a browser makes UUIDs only over HTTPS. */
  clientKey: string;
  input:
    | { type: 'fields'; fields: AnswerField[]; hint?: string }
    | { type: 'options'; legend: string; options: Option[]; choose: string }
    | ({ type: 'order' } & Pick<OrderListProps, 'legend' | 'items' | 'leftOut' | 'labels'>);
  hints: { shown: number; left: number };
  labels: { check: string; checking: string; hint: string; failed: string };
  /** Leads on to the feedback when the answer was graded. */
  action: (request: AnswerRequest) => Promise<AnswerProblems>;
}

/** The learner's answer. Whatever goes wrong on the way, what was entered stays. */
export function AnswerForm({ questionId, clientKey, input, hints, labels, action }: AnswerFormProps) {
  const [problems, setProblems] = useState<AnswerProblems>({});
  const [key] = useState(clientKey);
  const [working, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const raw = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    const answeredAt = new Date().toISOString();
    start(async () => {
      const found = await action({ questionId, clientKey: key, raw, answeredAt, hints: hints.shown }).catch(
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

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4 max-sm:flex-1">
      <AnswerInput input={input} problems={problems} />
      {problems[''] ? (
        <p role="alert" className="flex gap-1.5 text-wrong">
          <Sign name="error" className="mt-[0.2em]" />
          {problems['']}
        </p>
      ) : null}
      <Dock>
        {hints.left > 0 ? (
          <Link
            href={`?hints=${hints.shown + 1}#hint-${hints.shown + 1}`}
            replace
            prefetch={false}
            className={buttonClass('plain')}
          >
            {labels.hint}
          </Link>
        ) : null}
        <Button look="main" type="submit" disabled={working}>
          {working ? labels.checking : labels.check}
        </Button>
      </Dock>
    </form>
  );
}

function AnswerInput({ input, problems }: { input: AnswerFormProps['input']; problems: AnswerProblems }) {
  switch (input.type) {
    case 'fields':
      return <AnswerFields fields={input.fields} hint={input.hint} problems={problems} />;
    case 'options': {
      const problem = problems.option && input.choose;
      return <OptionList legend={input.legend} options={input.options} problem={problem} />;
    }
    case 'order': {
      const { type: _, ...order } = input;
      return <OrderList {...order} name="order" problem={problems.order} />;
    }
  }
}

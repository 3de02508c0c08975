'use client';

import { signIn } from 'next-auth/react';
import { Button } from '../ui/button';

/** The way to an identity provider and back. */
export function ProviderButton({ id, label, next }: { id: string; label: string; next: string }) {
  return (
    <Button type="button" onClick={() => signIn(id, { callbackUrl: next })}>
      {label}
    </Button>
  );
}

'use client';

import { signOut } from 'next-auth/react';
import { Button } from '../ui/button';

export function SignOutButton({ label }: { label: string }) {
  return (
    <Button look="main" type="button" onClick={() => signOut({ callbackUrl: '/' })}>
      {label}
    </Button>
  );
}

/**
 * The screens of three members, each a page of its own, as large as its frame, as on a device of its own.
 * Wide windows show those that are open side by side, narrow ones one at a time. The observer's is always
 * open.
 */

import { useState } from 'preact/hooks';
import { t } from '../i18n/see';
import type { Role } from '../replica/types';
import { RadioGroup } from '../screens/parts/RadioGroup';
import type { Seeing } from './seeing';

const ROLES = ['observer', 'participant', 'facilitator'] as const;
const OTHERS = ['participant', 'facilitator'] as const;
const TITLES = {
  observer: 'observer_screen',
  participant: 'participant_screen',
  facilitator: 'facilitator_screen',
} as const;

interface OpenScreens {
  readonly open: readonly Role[];
  /** The one that narrow windows show. */
  readonly front: Role;
  show(role: Role): void;
  hide(role: Role): void;
}

export function useScreens(): OpenScreens {
  const [open, setOpen] = useState<readonly Role[]>(['observer']);
  const [front, setFront] = useState<Role>('observer');
  return {
    open,
    front,
    show(role) {
      if (!open.includes(role)) setOpen([...open, role]);
      setFront(role);
    },
    hide(role) {
      setOpen(open.filter((each) => each !== role));
      setFront('observer');
    },
  };
}

/** Chooses among them. */
export function Whose({ screens: { open, front, show, hide } }: { screens: OpenScreens }) {
  return (
    <div class="see-whose">
      <div class="only-phone">
        <RadioGroup
          label={t('whose')}
          choices={ROLES.map((role) => ({ value: role, content: t(role) }))}
          chosen={front}
          choose={show}
        />
      </div>
      <div class="only-desk see-toggles">
        {OTHERS.map((role) => (
          <button
            key={role}
            type="button"
            class="button button--small"
            aria-pressed={open.includes(role)}
            onClick={() => (open.includes(role) ? hide(role) : show(role))}
          >
            {t(TITLES[role])}
          </button>
        ))}
      </div>
    </div>
  );
}

interface Props {
  readonly seeing: Seeing;
  /** Of those whose screens can be opened. */
  readonly names: Readonly<Record<Role, string>>;
  readonly screens: OpenScreens;
}

export function Screens({ seeing, names, screens: { open, front } }: Props) {
  return (
    <main class="see-screens">
      {ROLES.filter((role) => open.includes(role)).map((role) => (
        <figure key={role} class={`see-screen${role === front ? ' see-screen--front' : ''}`}>
          <figcaption class="cap only-desk">
            {role === 'observer' ? t('observer_cap') : t('try_it', { name: names[role] })}
          </figcaption>
          <iframe title={t(TITLES[role])} src={`/see/${seeing.meeting}#${seeing.seats[role]}`} />
        </figure>
      ))}
    </main>
  );
}

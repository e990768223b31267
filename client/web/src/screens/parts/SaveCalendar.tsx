import { useState } from 'preact/hooks';
import type { CalendarFacts } from './calendar';
import { saveCalendar } from './calendar';
import { Drawn } from './Icon';

const CALENDAR =
  'M5.5 6h13A1.5 1.5 0 0 1 20 7.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6ZM4 11h16M8 3.5V8M16 3.5V8';

interface Props {
  readonly label: string;
  readonly facts: () => CalendarFacts;
}

export function SaveCalendar({ label, facts }: Props) {
  const [problem, setProblem] = useState('');
  const save = () => {
    setProblem('');
    saveCalendar(facts()).catch((why: Error) => setProblem(why.message));
  };
  return (
    <>
      <button type="button" class="button wide" onClick={save}>
        <Drawn path={CALENDAR} />
        {label}
      </button>
      <p class="problem" role="alert">
        {problem}
      </p>
    </>
  );
}

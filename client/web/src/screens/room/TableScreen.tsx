import { t } from '../../i18n/table';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { PhaseLine } from './PhaseLine';
import { Stage } from './Stage';
import { StatusArea } from './StatusArea';
import type { Screen } from './view/screen';

interface Props {
  readonly screen: Screen;
  /** A browser plays nothing before the first touch. */
  readonly unlock: (() => void) | null;
}

/** The room as it lies on a table: everyone looks at it, nobody presses. */
export function TableScreen({ screen, unlock }: Props) {
  return (
    <div class={`room room--table${screen.ritual ? ' room--ritual' : ''}`}>
      <header class="top">
        <Heading>{screen.title}</Heading>
        {unlock && (
          <button type="button" class="button button--quiet" onClick={unlock}>
            <Icon name="sound" />
            {t('unlock')}
          </button>
        )}
      </header>
      <PhaseLine view={screen.phases} />
      <Stage screen={screen} asList={false} askTime={null} showPrompt={null} offer={undefined} />
      <StatusArea status={screen.status} aside="" course="" hushed={screen.ritual !== null} />
    </div>
  );
}

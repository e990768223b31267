import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { NextView } from './view/next';

export function Next({ view, send }: { view: NextView; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">{t('next')}</h2>
      {view.main && <Do doing={view.main} send={send} class="button--main button--said" />}
      {view.also.length > 0 && (
        <div class="wrap">
          {view.also.map((doing) => (
            <Do key={JSON.stringify(doing.does)} doing={doing} send={send} />
          ))}
        </div>
      )}
    </section>
  );
}

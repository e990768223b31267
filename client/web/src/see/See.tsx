/** See a meeting: a rehearsal from its first seat to its end, and another one after it. */

import './see.css';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/see';
import type { Problem } from '../screens/parts/api';
import { Brand } from '../screens/parts/Brand';
import { Heading } from '../screens/parts/Heading';
import { ToFirstPage } from '../screens/parts/ToFirstPage';
import { Offer } from './Offer';
import { begin, forgetSeeing, keepSeeing, keptSeeing, type Pace, type Seeing } from './seeing';
import { Watching } from './Watching';

export function See() {
  const [seeing, setSeeing] = useState(keptSeeing);
  const [why, setWhy] = useState('');
  const [pace, setPace] = useState<Pace>(seeing?.pace ?? 1);
  const [plan] = useState(seeing?.plan);
  const [came] = useState(seeing !== null);
  useEffect(() => {
    document.title = `${t('see')} · Circlekeeper`;
  }, []);
  const watch = (begun: Seeing) => {
    keepSeeing(begun);
    setPace(begun.pace);
    setSeeing(begun);
  };
  const over = () => {
    forgetSeeing();
    setSeeing(null);
  };
  const again = async () => {
    setWhy('');
    try {
      watch(await begin(pace, plan));
    } catch (refused) {
      setWhy((refused as Problem).message);
      over();
    }
  };
  if (seeing) {
    const { meeting } = seeing;
    return <Watching key={meeting} seeing={seeing} changed={watch} over={over} again={again} />;
  }
  const isOver = came || why !== '';
  return (
    <main class="page">
      <Brand />
      <div class="stack stack--close">
        <Heading>{t(isOver ? 'over' : 'see')}</Heading>
        {isOver && <p>{t('over_cap')}</p>}
      </div>
      <Offer begun={watch} why={why} usual={pace} plan={plan} />
      <p class="ways">
        <ToFirstPage />
      </p>
    </main>
  );
}

import { render } from 'preact';
import './look/look.css';
import { App } from './app/App';

/** Not in every browser, so not in the types. */
const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };

// The device's own typefaces are good enough for those who save data.
if (!connection?.saveData) void import('./look/fonts.css');

render(<App path={location.pathname} />, document.getElementById('app') as HTMLElement);

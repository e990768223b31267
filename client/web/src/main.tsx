import { render } from 'preact';
import './look/look.css';
import { App } from './app/App';
import fonts from './look/fonts.css?url';
import { stylesheet } from './look/stylesheet';

/** Not in every browser, so not in the types. */
const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };

// The device's own typefaces are good enough for those who save data.
if (!connection?.saveData) void stylesheet(fonts);

render(<App path={location.pathname} />, document.getElementById('app') as HTMLElement);

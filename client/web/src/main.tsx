import { render } from 'preact';
import './look/look.css';
import { App } from './app/App';

render(<App path={location.pathname} />, document.getElementById('app') as HTMLElement);

/** Reads calendar files by ical.js, one as a JSON string per line, and answers each with what it says. */

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const ICAL = createRequire(`${process.argv[2]}/`)('ical.js');

for await (const line of createInterface({ input: process.stdin })) {
  const calendar = new ICAL.Component(ICAL.parse(JSON.parse(line)));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const event = calendar.getFirstSubcomponent('vevent');
  const { uid, sequence, summary, location, description, startDate, endDate } = new ICAL.Event(event);
  const answer = {
    method: calendar.getFirstPropertyValue('method'),
    status: event.getFirstPropertyValue('status'),
    zone: event.getFirstProperty('dtstart').getParameter('tzid') ?? 'UTC',
    starts_at: startDate.toUnixTime() * 1000,
    ends_at: endDate.toUnixTime() * 1000,
    uid,
    sequence,
    summary,
    location,
    description,
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

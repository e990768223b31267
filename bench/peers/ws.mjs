// Rooms over `ws`: an entry is one text, made once and sent to each member. Nothing is stored.

import { WebSocketServer } from 'ws';
import { BACKLOG, begin, entry, welcome } from './common.mjs';

const rooms = new Map();
const message = (event, body) => JSON.stringify([event, body]);

const join = (number, socket) => {
  const room = rooms.get(number) ?? { seq: 0, members: new Set() };
  rooms.set(number, room);
  room.members.add(socket);
  socket.on('close', () => room.members.delete(socket));
  socket.send(message('welcome', welcome('')));
  return room;
};

const tellAll = (room) => {
  room.seq += 1;
  const text = message('entry', entry(room.seq, ''));
  for (const member of room.members) member.send(text);
};

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: BACKLOG });
server.on('connection', (socket) => {
  let room;
  socket.on('message', (data) => {
    const [event, body] = JSON.parse(data);
    if (event === 'join') {
      room = join(body.room, socket);
    } else {
      tellAll(room);
      socket.send(message('done', { id: body.id }));
    }
  });
});
server.on('listening', () => begin(server.address().port));

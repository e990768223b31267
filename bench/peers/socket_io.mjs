// Rooms over Socket.IO, by WebSocket alone. Nothing is stored.

import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { BACKLOG, begin, entry, welcome } from './common.mjs';

const PREFIX = '42'; // in front of each message, as Socket.IO sends it
const seqs = new Map();

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.engine.on('connection', (raw) => {
  raw.request = null; // as its manual advises, to use less memory
});
io.on('connection', (socket) => {
  let room;
  socket.on('join', (body) => {
    room = body.room;
    socket.join(room);
    socket.emit('welcome', welcome(PREFIX));
  });
  socket.on('do', (body) => {
    const seq = (seqs.get(room) ?? 0) + 1;
    seqs.set(room, seq);
    io.to(room).emit('entry', entry(seq, PREFIX));
    socket.emit('done', { id: body.id });
  });
});
http.listen({ host: '127.0.0.1', port: 0, backlog: BACKLOG }, () => begin(http.address().port));

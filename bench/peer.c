/* The limit: the least that any server can do, one send() to each member of a room for each entry.
 *
 * It speaks just enough WebSocket for the load generator: the path of a line says its room, and any
 * text is answered with an entry to everyone in the room, of as many bytes as the hub's are, and a
 * short answer behind it to whoever spoke.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_LINES = 4096, MOST_ROOMS = 4096, BUFFER = 1 << 16, SEND_BUFFER = 64 * 1024 };

static const char ANSWER[] = "\x81\x0f{\"type\":\"done\"}";

static int room_of[MOST_LINES];
static int members[MOST_ROOMS][MOST_LINES / 4], members_count[MOST_ROOMS];
static unsigned long seq[MOST_ROOMS];
static int entry_bytes;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static size_t entry_frame(char *frame, int room) {
    size_t head = entry_bytes < 126 ? 2 : 4;
    frame[0] = (char)0x81;
    frame[1] = entry_bytes < 126 ? entry_bytes : 126;
    if (head == 4) frame[2] = entry_bytes >> 8, frame[3] = entry_bytes;
    char *text = frame + head;
    memset(text, ' ', entry_bytes);
    int used = sprintf(text, "{\"type\":\"entry\",\"seq\":%lu,\"text\":\"", ++seq[room]);
    text[used] = ' ';
    memcpy(text + entry_bytes - 2, "\"}", 2);
    return head + entry_bytes;
}

static void tell_all(int speaker) {
    char frame[BUFFER];
    int room = room_of[speaker];
    size_t length = entry_frame(frame, room);
    memcpy(frame + length, ANSWER, sizeof ANSWER - 1);
    for (int i = 0; i < members_count[room]; i++) {
        int member = members[room][i];
        ssize_t all = length + (member == speaker ? sizeof ANSWER - 1 : 0);
        if (send(member, frame, all, MSG_DONTWAIT | MSG_NOSIGNAL) != all) fail("send");
    }
}

static void let_in(int line, const char *request) {
    static const char accepted[] =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    int room;
    if (sscanf(request, "GET /%d ", &room) != 1 || room < 0 || room >= MOST_ROOMS) fail("path");
    if (members_count[room] == MOST_LINES / 4) fail("the room is full");
    room_of[line] = room;
    members[room][members_count[room]++] = line;
    send(line, accepted, sizeof accepted - 1, MSG_NOSIGNAL);
}

static void hear(int line) {
    static char buffer[BUFFER];
    ssize_t got = recv(line, buffer, sizeof buffer - 1, MSG_DONTWAIT);
    if (got <= 0) exit(0); /* the measurement is over */
    buffer[got] = 0;
    if (room_of[line] < 0) {
        let_in(line, buffer);
        return;
    }
    for (ssize_t at = 0; at + 6 <= got;) { /* a loopback segment holds whole frames */
        unsigned char size = buffer[at + 1] & 127;
        size_t head = size == 126 ? 8 : 6;
        size_t length = size;
        if (size == 126) length = (unsigned char)buffer[at + 2] << 8 | (unsigned char)buffer[at + 3];
        at += head + length;
        tell_all(line);
    }
}

int main(int argc, char **argv) {
    if (argc != 2 || (entry_bytes = atoi(argv[1])) < 60) fail("usage: peer ENTRY_BYTES");
    int listening = socket(AF_INET, SOCK_STREAM, 0), yes = 1, buffer = SEND_BUFFER;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    setsockopt(listening, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
    if (bind(listening, (struct sockaddr *)&address, sizeof address)) fail("bind");
    if (listen(listening, 1024)) fail("listen");
    getsockname(listening, (struct sockaddr *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    int epoll_fd = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listening}, events[256];
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listening, &event);
    for (;;) {
        int count = epoll_wait(epoll_fd, events, 256, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd != listening) {
                hear(events[i].data.fd);
                continue;
            }
            int line = accept(listening, NULL, NULL);
            if (line < 0 || line >= MOST_LINES) fail("accept");
            setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            room_of[line] = -1;
            event.data.fd = line;
            epoll_ctl(epoll_fd, EPOLL_CTL_ADD, line, &event);
        }
    }
}

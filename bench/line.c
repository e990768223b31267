#include "line.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { BUFFER = 1 << 18 };
enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };

void fail(const char *format, ...) {
    va_list rest;
    va_start(rest, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, rest);
    fputc('\n', stderr);
    va_end(rest);
    exit(1);
}

uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * NANO + t.tv_nsec;
}

bool starts(const char *text, size_t length, const char *prefix) {
    size_t n = strlen(prefix);
    return length >= n && !memcmp(text, prefix, n);
}

uint64_t line_segments(const struct line *line) {
    struct tcp_info info;
    socklen_t length = sizeof info;
    if (getsockopt(line->fd, IPPROTO_TCP, TCP_INFO, &info, &length))
        fail("TCP_INFO: %s", strerror(errno));
    return info.tcpi_data_segs_in;
}

static void send_all(struct line *line, const char *data, size_t length) {
    if (send(line->fd, data, length, MSG_NOSIGNAL) != (ssize_t)length)
        fail("could not send: %s", strerror(errno));
}

/* A masked frame whose mask is zero: the server has to do all its work, and this side none. */
static void send_frame(struct line *line, int opcode, const char *text, size_t length) {
    char frame[MOST_TEXT + 8] = {(char)(0x80 | opcode)};
    size_t head = 6;
    if (length < 126) {
        frame[1] = (char)(0x80 | length);
    } else {
        frame[1] = (char)(0x80 | 126);
        frame[2] = (char)(length >> 8);
        frame[3] = (char)length;
        head = 8;
    }
    memcpy(frame + head, text, length);
    send_all(line, frame, head + length);
}

void line_says(struct line *line, const char *text, size_t length) {
    send_frame(line, TEXT, text, length);
}

static void hear_frame(struct line *line, int opcode, const char *data, size_t length) {
    if (opcode == PING) send_frame(line, PONG, data, length);
    else if (opcode == CLOSE) fail("closed: %.*s", (int)(length > 2 ? length - 2 : 0), data + 2);
    else if (opcode == TEXT) line_hears(line, data, length);
    else fail("opcode %d", opcode);
}

/* How many bytes were whole frames. */
static size_t hear_frames(struct line *line, const char *data, size_t length) {
    size_t at = 0;
    while (length - at >= 2) {
        const unsigned char *frame = (const unsigned char *)data + at;
        uint64_t size = frame[1];
        size_t head = 2;
        if (size >= 126) {
            head = size == 126 ? 4 : 10;
            if (length - at < head) break;
            size = 0;
            for (size_t i = 2; i < head; i++) size = size << 8 | frame[i];
        }
        if (length - at < head + size) break;
        hear_frame(line, frame[0] & 15, data + at + head, size);
        at += head + size;
    }
    return at;
}

static void keep(struct line *line, const char *data, size_t length) {
    if (line->kept_length + length > line->kept_space) {
        line->kept_space = 2 * (line->kept_length + length);
        line->kept = realloc(line->kept, line->kept_space);
    }
    memcpy(line->kept + line->kept_length, data, length);
    line->kept_length += length;
}

static void hear_kept(struct line *line) {
    size_t used = hear_frames(line, line->kept, line->kept_length);
    line->kept_length -= used;
    memmove(line->kept, line->kept + used, line->kept_length);
    if (line->kept_length) return;
    free(line->kept);
    line->kept = NULL;
    line->kept_space = 0;
}

void line_receives(struct line *line) {
    static char buffer[BUFFER];
    ssize_t got = recv(line->fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) fail("a line ended: %s", got ? strerror(errno) : "no reason");
    size_t used = 0;
    if (!line->upgraded) {
        char *end = memmem(buffer, got, "\r\n\r\n", 4);
        if (!end || !starts(buffer, got, "HTTP/1.1 101")) fail("%.*s", (int)got, buffer);
        line->upgraded = true;
        line_is_open(line);
        used = end + 4 - buffer;
    }
    if (line->kept_length) {
        keep(line, buffer, got);
        hear_kept(line);
        return;
    }
    used += hear_frames(line, buffer + used, got - used);
    if (used < (size_t)got) keep(line, buffer + used, got - used);
}

void line_connect(struct line *line, int port, const char *path, int epoll_fd) {
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port)};
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    line->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (line->fd < 0 || connect(line->fd, (struct sockaddr *)&server, sizeof server))
        fail("could not connect: %s", strerror(errno));
    char request[512];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                          "Sec-WebSocket-Version: 13\r\n\r\n",
                          path, port);
    send_all(line, request, length);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = line};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, line->fd, &event);
}

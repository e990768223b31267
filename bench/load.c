/* The load generator: many WebSocket clients on one epoll loop, which check all that they are sent.
 *
 * It knows nothing of meetings. A plan on standard input says what to do, one word and its rest per
 * line:
 *
 *     entry PREFIX     a text that starts so is an entry; its number follows
 *     done PREFIX      a text that starts so answers a command
 *     line ROOM PATH   a client, connected to PATH
 *     say TEXT         it says this, once it has got what it awaited
 *     await TEXT       it waits for a text that contains this
 *     word TEXT        a command that it says when it is its turn; @ becomes a fresh number
 *     open             connect everyone; answers "ready" on standard output
 *     run SECONDS RATE commands at that rate, rooms and their speakers in turn; answers with JSON
 *
 * Everyone in a room must get every entry once, in order, the same as the others, and at least one
 * for each command.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_STEPS = 16,
    MOST_WORDS = 4,
    AT_ONCE = 64, /* lines that are on their way in */
    BUFFER = 1 << 18,
    MOST_TEXT = 1 << 16,
};
#define NANO 1000000000ULL
#define QUIET (NANO / 4)
#define PATIENCE (10 * NANO)

struct step {
    bool awaits;
    char *text;
};

struct line {
    int fd, room;
    char *path;
    struct step steps[MOST_STEPS];
    int steps_count, step;
    char *words[MOST_WORDS];
    int words_count, word;
    bool upgraded;
    char *kept; /* the start of a frame whose end has not come */
    size_t kept_length, kept_space;
    uint64_t last, first_of_run, entries, sum, segments;
};

struct room {
    int *speakers;
    int speakers_count, speaker;
    uint64_t commands;
};

static struct line *lines;
static struct room *rooms;
static int lines_count, rooms_count, opened, in;
static char *entry_prefix, *done_prefix;
static int epoll_fd, port;
static uint64_t commands_ever, done, other_answers, entry_bytes, last_heard;

static void fail(const char *format, ...) {
    va_list rest;
    va_start(rest, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, rest);
    fputc('\n', stderr);
    va_end(rest);
    exit(1);
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * NANO + t.tv_nsec;
}

static double cpu_seconds(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static uint64_t segments_in(int fd) {
    struct tcp_info info;
    socklen_t length = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length)) fail("TCP_INFO: %s", strerror(errno));
    return info.tcpi_data_segs_in;
}

static void send_all(struct line *line, const char *data, size_t length) {
    if (send(line->fd, data, length, MSG_NOSIGNAL) != (ssize_t)length)
        fail("could not send: %s", strerror(errno));
}

/* A masked frame whose mask is zero: the hub has to do all its work, and this side none. */
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

static void say_next(struct line *line) {
    while (line->step < line->steps_count && !line->steps[line->step].awaits) {
        const char *text = line->steps[line->step++].text;
        send_frame(line, 1, text, strlen(text));
    }
    if (line->step == line->steps_count) in++;
}

static bool starts(const char *text, size_t length, const char *prefix) {
    size_t n = strlen(prefix);
    return length >= n && !memcmp(text, prefix, n);
}

static void hear_entry(struct line *line, const char *text, size_t length) {
    uint64_t seq = 0;
    for (const char *digit = text + strlen(entry_prefix); *digit >= '0' && *digit <= '9'; digit++)
        seq = seq * 10 + (*digit - '0');
    if (seq <= line->last) fail("entry %lu came after %lu", seq, line->last);
    line->last = seq;
    line->entries++;
    line->sum = line->sum * 1000003 + seq;
    entry_bytes += length;
}

static void hear(struct line *line, int opcode, const char *text, size_t length) {
    if (opcode == 9) {
        send_frame(line, 10, text, length);
        return;
    }
    if (opcode == 8) fail("closed: %.*s", (int)(length > 2 ? length - 2 : 0), text + 2);
    if (opcode != 1) fail("opcode %d", opcode);
    if (starts(text, length, entry_prefix)) {
        hear_entry(line, text, length);
        last_heard = now();
    } else if (in == lines_count) {
        if (starts(text, length, done_prefix)) done++, last_heard = now();
        else if (memmem(text, length, "\"refused\"", 9)) fail("%.*s", (int)length, text);
        else other_answers++;
    }
    if (line->step < line->steps_count) {
        const char *awaited = line->steps[line->step].text;
        if (memmem(text, length, awaited, strlen(awaited))) {
            line->step++;
            say_next(line);
        } else if (memmem(text, length, "\"refused\"", 9)) {
            fail("%.*s", (int)length, text);
        }
    }
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
        hear(line, frame[0] & 15, data + at + head, size);
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

static void receive(struct line *line) {
    static char buffer[BUFFER];
    ssize_t got = recv(line->fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) fail("line %ld ended: %s", line - lines, got ? strerror(errno) : "no reason");
    size_t used = 0;
    if (!line->upgraded) {
        char *end = memmem(buffer, got, "\r\n\r\n", 4);
        if (!end || !starts(buffer, got, "HTTP/1.1 101")) fail("%.*s", (int)got, buffer);
        line->upgraded = true;
        say_next(line);
        used = end + 4 - buffer;
    }
    if (line->kept_length) {
        keep(line, buffer, got);
        used = hear_frames(line, line->kept, line->kept_length);
        line->kept_length -= used;
        memmove(line->kept, line->kept + used, line->kept_length);
        if (!line->kept_length) {
            free(line->kept);
            line->kept = NULL;
            line->kept_space = 0;
        }
        return;
    }
    used += hear_frames(line, buffer + used, got - used);
    if (used < (size_t)got) keep(line, buffer + used, got - used);
}

/* Receives what comes within that time; true if standard input has something to say. */
static bool receive_for(uint64_t nanoseconds) {
    struct pollfd poll_fd = {epoll_fd, POLLIN, 0};
    struct timespec most = {nanoseconds / NANO, nanoseconds % NANO};
    if (nanoseconds && ppoll(&poll_fd, 1, &most, NULL) <= 0) return false;
    struct epoll_event events[256];
    int count = epoll_wait(epoll_fd, events, 256, 0);
    bool told = false;
    for (int i = 0; i < count; i++) {
        if (events[i].data.ptr) receive(events[i].data.ptr);
        else told = true;
    }
    return told;
}

static void connect_line(struct line *line) {
    struct sockaddr_in hub = {.sin_family = AF_INET, .sin_port = htons(port)};
    hub.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    line->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (line->fd < 0 || connect(line->fd, (struct sockaddr *)&hub, sizeof hub))
        fail("could not connect: %s", strerror(errno));
    char request[512];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                          "Sec-WebSocket-Version: 13\r\n\r\n",
                          line->path, port);
    send_all(line, request, length);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = line};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, line->fd, &event);
}

static void wait_for_quiet(void) {
    uint64_t since = now();
    last_heard = since;
    while (now() - last_heard < QUIET) {
        receive_for(NANO / 100);
        if (now() - since > PATIENCE) fail("entries never stop");
    }
}

static void open_all(void) {
    for (int i = 0; i < lines_count; i++) {
        struct room *room = &rooms[lines[i].room];
        if (!lines[i].words_count) continue;
        room->speakers = realloc(room->speakers, (room->speakers_count + 1) * sizeof(int));
        room->speakers[room->speakers_count++] = i;
    }
    uint64_t last_progress = now();
    for (int before = -1; in < lines_count; receive_for(NANO / 10)) {
        while (opened < lines_count && opened - in < AT_ONCE) connect_line(&lines[opened++]);
        if (in != before) last_progress = now(), before = in;
        if (now() - last_progress > PATIENCE) fail("only %d of %d came in", in, lines_count);
    }
    wait_for_quiet();
    puts("ready");
}

static void command(int room_index) {
    struct room *room = &rooms[room_index];
    struct line *line = &lines[room->speakers[room->speaker++ % room->speakers_count]];
    const char *word = line->words[line->word++ % line->words_count];
    const char *mark = strchr(word, '@');
    char text[MOST_TEXT];
    int length = snprintf(text, sizeof text, "%.*s%lu%s", (int)(mark - word), word, commands_ever++,
                          mark + 1);
    send_frame(line, 1, text, length);
    room->commands++;
}

static void check_room(int room) {
    struct line *first = NULL;
    for (int i = 0; i < lines_count; i++) {
        if (lines[i].room != room) continue;
        if (!first) first = &lines[i];
        if (lines[i].entries != first->entries || lines[i].sum != first->sum)
            fail("line %d of room %d got other entries than line %ld", i, room, first - lines);
    }
    if (first && first->entries < rooms[room].commands)
        fail("room %d got %lu entries for %lu commands", room, first->entries, rooms[room].commands);
}

static void run(double seconds, double rate) {
    for (int i = 0; i < lines_count; i++) {
        lines[i].entries = lines[i].sum = 0;
        lines[i].segments = segments_in(lines[i].fd);
    }
    for (int i = 0; i < rooms_count; i++) rooms[i].commands = 0;
    done = other_answers = entry_bytes = 0;

    double cpu_before = cpu_seconds();
    uint64_t start = now(), sent = 0, total = seconds * rate, latest = 0;
    while (sent < total) {
        uint64_t due = start + sent * (NANO / rate), t = now();
        if (t >= due) {
            if (t - due > latest) latest = t - due;
            command(sent++ % rooms_count);
            receive_for(0);
        } else {
            receive_for(due - t);
        }
    }
    double busy = (cpu_seconds() - cpu_before) / ((now() - start) / 1e9);
    for (last_heard = now(); done < sent; receive_for(NANO / 100))
        if (now() - last_heard > PATIENCE) fail("%lu of %lu commands were answered", done, sent);
    wait_for_quiet();

    uint64_t entries = 0, segments = 0;
    for (int i = 0; i < rooms_count; i++) check_room(i);
    for (int i = 0; i < lines_count; i++) {
        entries += lines[i].entries;
        if (lines[i].entries) segments += segments_in(lines[i].fd) - lines[i].segments;
    }
    printf("{\"commands\":%lu,\"delivered\":%lu,\"writes\":%lu,\"entry_bytes\":%.1f,"
           "\"load_busy\":%.3f,\"latest_command_ms\":%.1f}\n",
           sent, entries, segments, entries ? (double)entry_bytes / entries : 0, busy, latest / 1e6);
}

static void obey(char *word, char *rest) {
    struct line *line = &lines[lines_count - 1];
    if (!strcmp(word, "entry")) entry_prefix = strdup(rest);
    else if (!strcmp(word, "done")) done_prefix = strdup(rest);
    else if (!strcmp(word, "line")) {
        lines = realloc(lines, (lines_count + 1) * sizeof *lines);
        line = &lines[lines_count++];
        memset(line, 0, sizeof *line);
        line->room = strtol(rest, &rest, 10);
        line->path = strdup(rest + 1);
        while (rooms_count <= line->room) {
            rooms = realloc(rooms, (rooms_count + 1) * sizeof *rooms);
            memset(&rooms[rooms_count++], 0, sizeof *rooms);
        }
    } else if (!strcmp(word, "say") || !strcmp(word, "await")) {
        if (line->steps_count == MOST_STEPS) fail("too many steps");
        line->steps[line->steps_count++] = (struct step){*word == 'a', strdup(rest)};
    } else if (!strcmp(word, "word")) {
        if (line->words_count == MOST_WORDS || !strchr(rest, '@')) fail("word %s", rest);
        line->words[line->words_count++] = strdup(rest);
    } else if (!strcmp(word, "open")) open_all();
    else if (!strcmp(word, "run")) {
        double seconds = strtod(rest, &rest);
        run(seconds, strtod(rest, NULL));
    } else fail("what is %s?", word);
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage: load PORT < plan");
    port = atoi(argv[1]);
    setvbuf(stdin, NULL, _IONBF, 0); /* so that epoll knows of all that is still to be read */
    setvbuf(stdout, NULL, _IOLBF, 0);
    epoll_fd = epoll_create1(0);
    struct epoll_event told = {.events = EPOLLIN};
    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, STDIN_FILENO, &told)) fail("the plan comes by a pipe");
    static char text[MOST_TEXT];
    do {
        while (!receive_for(NANO)) continue; /* pings have to be answered also between two runs */
        if (!fgets(text, sizeof text, stdin)) return 0;
        text[strcspn(text, "\n")] = 0;
        char *rest = strchr(text, ' ');
        if (rest) *rest++ = 0;
        obey(text, rest ? rest : text + strlen(text));
    } while (true);
}

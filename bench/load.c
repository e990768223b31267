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
 *     beat THIS THAT   whoever hears exactly this says that
 *     open AT_ONCE     connect who is not yet, so many being on their way in at the same time
 *     run SECONDS RATE commands at that rate, rooms and their speakers in turn
 *
 * The last two answer with a line of JSON. Everyone in a room must get every entry once, in order,
 * the same as the others, and at least one for each command. Each entry is timed, from its command to
 * the last who got it: this holds where each command caused exactly one, which the counts show.
 */

#include "line.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MOST_STEPS = 16, MOST_WORDS = 4 };
#define QUIET (NANO / 4)
#define PATIENCE (10 * NANO)

struct step {
    bool awaits;
    char *text;
};

struct client {
    struct line line; /* comes first: a line's address is its client's */
    int room;
    char *path;
    struct step steps[MOST_STEPS];
    int steps_count, step;
    char *words[MOST_WORDS];
    int words_count, word;
    uint64_t last, entries, sum, segments;
};

struct timing {
    uint64_t said_at;
    int heard; /* by so many */
};

struct room {
    int *speakers;
    int speakers_count, speaker, members;
    struct timing *timings; /* of this run's commands */
    uint64_t commands;
};

static struct client **clients;
static struct room *rooms;
static int clients_count, rooms_count, opened, in;
static char *entry_prefix, *done_prefix, *beat, *beat_answer;
static int epoll_fd, port;
static uint64_t commands_ever, done, other_answers, entry_bytes, let_in_bytes, last_heard;
static double *latencies_ms;
static size_t latencies_count;

static double cpu_seconds(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void say_next(struct client *client) {
    while (client->step < client->steps_count && !client->steps[client->step].awaits) {
        const char *text = client->steps[client->step++].text;
        line_says(&client->line, text, strlen(text));
    }
    if (client->step == client->steps_count) in++;
}

void line_is_open(struct line *line) {
    say_next((struct client *)line);
}

static void hear_entry(struct client *client, const char *text, size_t length) {
    uint64_t seq = 0;
    for (const char *digit = text + strlen(entry_prefix); *digit >= '0' && *digit <= '9'; digit++)
        seq = seq * 10 + (*digit - '0');
    if (seq <= client->last) fail("entry %lu came after %lu", seq, client->last);
    client->last = seq;
    client->sum = client->sum * 1000003 + seq;
    entry_bytes += length;
    last_heard = now();
    struct room *room = &rooms[client->room];
    uint64_t place = client->entries++;
    if (place >= room->commands) return; /* nobody asked for it in this run */
    struct timing *timing = &room->timings[place];
    if (++timing->heard == room->members)
        latencies_ms[latencies_count++] = (last_heard - timing->said_at) / 1e6;
}

static void hear_awaited(struct client *client, const char *text, size_t length) {
    const char *awaited = client->steps[client->step].text;
    if (memmem(text, length, awaited, strlen(awaited))) {
        if (++client->step == client->steps_count) let_in_bytes += length;
        say_next(client);
    } else if (memmem(text, length, "\"refused\"", 9)) {
        fail("%.*s", (int)length, text);
    }
}

void line_hears(struct line *line, const char *text, size_t length) {
    struct client *client = (struct client *)line;
    if (starts(text, length, entry_prefix)) {
        hear_entry(client, text, length);
    } else if (beat && length == strlen(beat) && starts(text, length, beat)) {
        line_says(line, beat_answer, strlen(beat_answer));
    } else if (in == clients_count) {
        if (starts(text, length, done_prefix)) done++, last_heard = now();
        else if (memmem(text, length, "\"refused\"", 9)) fail("%.*s", (int)length, text);
        else other_answers++;
    }
    if (client->step < client->steps_count) hear_awaited(client, text, length);
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
        if (events[i].data.ptr) line_receives(events[i].data.ptr);
        else told = true;
    }
    return told;
}

static void wait_for_quiet(void) {
    uint64_t since = now();
    last_heard = since;
    while (now() - last_heard < QUIET) {
        receive_for(NANO / 100);
        if (now() - since > PATIENCE) fail("entries never stop");
    }
}

static void open_next(void) {
    struct client *client = clients[opened];
    struct room *room = &rooms[client->room];
    room->members++;
    if (client->words_count) {
        room->speakers = realloc(room->speakers, (room->speakers_count + 1) * sizeof(int));
        room->speakers[room->speakers_count++] = opened;
    }
    opened++;
    line_connect(&client->line, port, client->path, epoll_fd);
}

static void open_all(int at_once) {
    uint64_t start = now(), last_progress = start;
    int in_before = in;
    let_in_bytes = 0;
    double cpu_before = cpu_seconds();
    for (int before = in - 1; in < clients_count; receive_for(NANO / 10)) {
        while (opened < clients_count && opened - in < at_once) open_next();
        if (in != before) last_progress = now(), before = in;
        if (now() - last_progress > PATIENCE) fail("only %d of %d came in", in, clients_count);
    }
    double seconds = (now() - start) / 1e9, busy = (cpu_seconds() - cpu_before) / seconds;
    wait_for_quiet();
    double came = in - in_before;
    printf("{\"seconds\":%.4f,\"let_in_bytes\":%.1f,\"load_busy\":%.3f}\n", seconds,
           came ? let_in_bytes / came : 0, busy);
}

static void command(int room_index) {
    struct room *room = &rooms[room_index];
    struct client *client = clients[room->speakers[room->speaker++ % room->speakers_count]];
    const char *word = client->words[client->word++ % client->words_count];
    const char *mark = strchr(word, '@');
    char text[MOST_TEXT];
    int length = snprintf(text, sizeof text, "%.*s%lu%s", (int)(mark - word), word, commands_ever++,
                          mark + 1);
    room->timings[room->commands++] = (struct timing){.said_at = now()};
    line_says(&client->line, text, length);
}

static void check_room(int room) {
    struct client *first = NULL;
    for (int i = 0; i < clients_count; i++) {
        struct client *client = clients[i];
        if (client->room != room) continue;
        if (!first) first = client;
        if (client->entries != first->entries || client->sum != first->sum)
            fail("client %d of room %d got other entries than the first one there", i, room);
    }
    if (first && first->entries < rooms[room].commands)
        fail("room %d got %lu entries for %lu commands", room, first->entries, rooms[room].commands);
}

static void begin_run(uint64_t total) {
    for (int i = 0; i < clients_count; i++) {
        clients[i]->entries = clients[i]->sum = 0;
        clients[i]->segments = line_segments(&clients[i]->line);
    }
    for (int i = 0; i < rooms_count; i++) {
        size_t most = total / rooms_count + 1;
        rooms[i].timings = realloc(rooms[i].timings, most * sizeof *rooms[i].timings);
        rooms[i].commands = 0;
    }
    done = other_answers = entry_bytes = 0;
    latencies_count = 0;
    latencies_ms = realloc(latencies_ms, (total + 1) * sizeof *latencies_ms);
}

static void report(uint64_t sent, double busy) {
    uint64_t entries = 0, segments = 0;
    for (int i = 0; i < rooms_count; i++) check_room(i);
    for (int i = 0; i < clients_count; i++) {
        struct client *client = clients[i];
        entries += client->entries;
        if (client->entries) segments += line_segments(&client->line) - client->segments;
    }
    printf("{\"commands\":%lu,\"delivered\":%lu,\"writes\":%lu,\"entry_bytes\":%.1f,"
           "\"load_busy\":%.3f,\"latencies_ms\":[",
           sent, entries, segments, entries ? (double)entry_bytes / entries : 0, busy);
    for (size_t i = 0; i < latencies_count; i++)
        printf("%s%.3f", i ? "," : "", latencies_ms[i]);
    puts("]}");
}

static void run(double seconds, double rate) {
    uint64_t sent = 0, total = seconds * rate;
    begin_run(total);
    double cpu_before = cpu_seconds();
    uint64_t start = now();
    while (sent < total) {
        uint64_t due = start + sent * (NANO / rate), t = now();
        if (t >= due) {
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
    report(sent, busy);
}

static void add_client(int room, const char *path) {
    struct client *client = calloc(1, sizeof *client);
    client->room = room;
    client->path = strdup(path);
    clients = realloc(clients, (clients_count + 1) * sizeof *clients);
    clients[clients_count++] = client;
    while (rooms_count <= room) {
        rooms = realloc(rooms, (rooms_count + 1) * sizeof *rooms);
        memset(&rooms[rooms_count++], 0, sizeof *rooms);
    }
}

static void add_step(struct client *client, bool awaits, const char *text) {
    if (client->steps_count == MOST_STEPS) fail("too many steps");
    client->steps[client->steps_count++] = (struct step){awaits, strdup(text)};
}

static void add_word(struct client *client, const char *text) {
    if (client->words_count == MOST_WORDS || !strchr(text, '@')) fail("word %s", text);
    client->words[client->words_count++] = strdup(text);
}

static void obey(char *word, char *rest) {
    struct client *latest = clients_count ? clients[clients_count - 1] : NULL;
    if (!strcmp(word, "entry")) entry_prefix = strdup(rest);
    else if (!strcmp(word, "done")) done_prefix = strdup(rest);
    else if (!strcmp(word, "beat")) {
        beat_answer = strdup(rest);
        beat = strsep(&beat_answer, " ");
    } else if (!strcmp(word, "line")) {
        int room = strtol(rest, &rest, 10);
        add_client(room, rest + 1);
    } else if (!strcmp(word, "say")) add_step(latest, false, rest);
    else if (!strcmp(word, "await")) add_step(latest, true, rest);
    else if (!strcmp(word, "word")) add_word(latest, rest);
    else if (!strcmp(word, "open")) open_all(atoi(rest));
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

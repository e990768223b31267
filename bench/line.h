/* A line: one WebSocket client on a socket that epoll watches. It knows nothing of what is said. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NANO 1000000000ULL
enum { MOST_TEXT = 1 << 16 };

struct line {
    int fd;
    bool upgraded;
    char *kept; /* the start of a frame whose end has not come */
    size_t kept_length, kept_space;
};

/* Whoever has lines says what happens on them. */
void line_is_open(struct line *line);
void line_hears(struct line *line, const char *text, size_t length);

void line_connect(struct line *line, int port, const char *path, int epoll_fd);
void line_says(struct line *line, const char *text, size_t length);
void line_receives(struct line *line);
uint64_t line_segments(const struct line *line); /* that brought anything, since it was opened */

bool starts(const char *text, size_t length, const char *prefix);
uint64_t now(void); /* in nanoseconds */
_Noreturn void fail(const char *format, ...);

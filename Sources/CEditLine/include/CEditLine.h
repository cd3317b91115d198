/*
 * libedit for Swift.
 *
 * libedit's own API is variadic and hands out `FILE *`, and neither can be used from Swift 6. This header has no
 * type of libedit's in it. Text is UTF-8. An editor belongs to the thread that opened it, and a process has one:
 * it stands on the process's own standard input and output.
 */
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>

/* A line editor: libedit's state, its history, the prompts and what completes words. */
typedef struct ce_editor ce_editor;

/* How a reading ended. */
typedef enum {
  CE_LINE,        /* with a line */
  CE_EOF,         /* Ctrl-D on an empty line, or the input's end */
  CE_INTERRUPTED, /* Ctrl-C: what had been typed is dropped */
  CE_FAILED       /* the terminal could not be read */
} ce_outcome;

/* What a completer did to the line, so that the screen follows. */
typedef enum {
  CE_NOTHING, /* nothing */
  CE_CHANGED, /* the line changed */
  CE_LISTED,  /* it printed below the line: prompt and line are drawn again under it */
  CE_BEEP     /* it found nothing */
} ce_effect;

/* Called at Tab with the whole line and the cursor's place in it, in bytes. */
typedef ce_effect (*ce_completer)(void *context, const char *line, int cursor);

/*
 * Opens an editor with room for `history_size` lines: makes characters UTF-8 (whatever the locale), reads
 * `~/.editrc`, binds the keys. `program` is the name that lines of `.editrc` may start with.
 * Returns NULL when the terminal cannot be used.
 */
ce_editor *ce_open(const char *program, int history_size);

/* Gives the terminal back as it was. */
void ce_close(ce_editor *editor);

/* Both are copied. Escape sequences stand between two '\1', and none may come after the last visible character of
 * the left prompt. `right` may be NULL. */
void ce_set_prompt(ce_editor *editor, const char *left, const char *right);

void ce_on_complete(ce_editor *editor, ce_completer completer, void *context);

/* Reads one line, which is borrowed until the next call, has no newline at its end, and may have some within. */
ce_outcome ce_read(ce_editor *editor, const char **line, int *bytes);

/* For completers: inserts at the cursor; false when there is no room. */
bool ce_insert(ce_editor *editor, const char *text);

/* For completers: deletes characters (not bytes) before the cursor. */
void ce_delete_before(ce_editor *editor, int characters);

/* Adds a line to the history, unless it repeats the last. */
void ce_history_add(ce_editor *editor, const char *line);

/* Chooses `emacs` or `vi`; false for any other mode. */
bool ce_set_mode(ce_editor *editor, const char *mode);

/* Makes characters UTF-8 whatever the locale says: an accent typed under `LANG=C` would be dropped. */
void ce_use_utf8(void);

#endif

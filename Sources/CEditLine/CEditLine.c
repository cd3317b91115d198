/* The line editor: see include/CEditLine.h. */
#define _GNU_SOURCE
#include "CEditLine.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct ce_editor {
  EditLine *line;
  History *history;
  char *left;
  char *right;
  ce_completer completer;
  void *completer_context;
  bool interrupted;
  bool brackets_paste;
};

static ce_editor *editor_of(EditLine *line) {
  void *editor = NULL;
  el_get(line, EL_CLIENTDATA, &editor);
  return editor;
}

static char *left_prompt(EditLine *line) { return editor_of(line)->left; }
static char *right_prompt(EditLine *line) { return editor_of(line)->right; }

/* Terminals that understand this send pasted text between ESC[200~ and ESC[201~. */
static void announce_paste(const ce_editor *editor, bool on) {
  if (!editor->brackets_paste) return;
  fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
  fflush(stdout);
}

/* Keys */

static unsigned char complete_word(EditLine *line, int key) {
  (void)key;
  ce_editor *editor = editor_of(line);
  if (editor->completer == NULL) return CC_REFRESH_BEEP;
  const LineInfo *info = el_line(line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  char *copy = strndup(info->buffer, length);
  if (copy == NULL) return CC_ERROR;
  ce_effect effect = editor->completer(editor->completer_context, copy, (int)(info->cursor - info->buffer));
  free(copy);
  switch (effect) {
    case CE_CHANGED: return CC_REFRESH;
    case CE_LISTED: return CC_REDISPLAY;
    case CE_BEEP: return CC_REFRESH_BEEP;
    case CE_NOTHING: break;
  }
  return CC_NORM;
}

/* The line ends where it is, marked, and the reader drops it: drawn right on wrapped lines too. */
static unsigned char interrupt(EditLine *line, int key) {
  (void)key;
  ce_editor *editor = editor_of(line);
  const LineInfoW *info = el_wline(line);
  el_cursor(line, (int)(info->lastchar - info->cursor));
  el_insertstr(line, "^C");
  editor->interrupted = true;
  el_push(line, "\n");
  return CC_REFRESH;
}

static unsigned char suspend(EditLine *line, int key) {
  (void)key;
  const ce_editor *editor = editor_of(line);
  announce_paste(editor, false);
  el_set(line, EL_PREP_TERM, 0);
  kill(0, SIGTSTP);
  el_set(line, EL_PREP_TERM, 1);
  announce_paste(editor, true);
  return CC_REDISPLAY;
}

/* Takes everything up to ESC[201~ as text: nothing in it completes, runs or recalls. */
static unsigned char paste(EditLine *line, int key) {
  (void)key;
  static const wchar_t end[] = L"\033[201~";
  const size_t end_length = sizeof end / sizeof end[0] - 1;
  size_t room = 4096, length = 0;
  wchar_t *text = malloc(room * sizeof *text);
  if (text == NULL) return CC_ERROR;
  wchar_t character;
  while (el_wgetc(line, &character) == 1) {
    if (length + 2 > room) {
      wchar_t *larger = realloc(text, 2 * room * sizeof *text);
      if (larger == NULL) break;
      text = larger;
      room *= 2;
    }
    text[length++] = character == L'\r' ? L'\n' : character;
    if (length >= end_length && wmemcmp(text + length - end_length, end, end_length) == 0) {
      length -= end_length;
      break;
    }
  }
  while (length > 0 && text[length - 1] == L'\n') length--;
  text[length] = L'\0';
  int failed = length > 0 ? el_winsertstr(line, text) : 0;
  free(text);
  return failed ? CC_REFRESH_BEEP : CC_REFRESH;
}

/* Choosing a mode resets every key, so this follows each choice. */
static void bind_keys(ce_editor *editor) {
  static const char *const everywhere[][2] = {
      {"^C", "bancada-interrupt"},
      {"^Z", "bancada-suspend"},
      {"^R", "em-inc-search-prev"},
  };
  static const char *const insertion[][2] = {
      {"^I", "bancada-complete"},
      {"^W", "ed-delete-prev-word"},
  };
  /* In vi's insertion mode these would swallow the Escape key. */
  static const char *const sequences[][2] = {
      {"\\e[A", "ed-search-prev-history"}, {"\\eOA", "ed-search-prev-history"},
      {"\\e[B", "ed-search-next-history"}, {"\\eOB", "ed-search-next-history"},
      {"\\e[C", "ed-next-char"},           {"\\eOC", "ed-next-char"},
      {"\\e[D", "ed-prev-char"},           {"\\eOD", "ed-prev-char"},
      {"\\e[H", "ed-move-to-beg"},         {"\\eOH", "ed-move-to-beg"},
      {"\\e[1~", "ed-move-to-beg"},        {"\\e[7~", "ed-move-to-beg"},
      {"\\e[F", "ed-move-to-end"},         {"\\eOF", "ed-move-to-end"},
      {"\\e[4~", "ed-move-to-end"},        {"\\e[8~", "ed-move-to-end"},
      {"\\e[3~", "ed-delete-next-char"},   {"\\e[1;5C", "em-next-word"},
      {"\\e[1;5D", "ed-prev-word"},        {"\\e[1;3C", "em-next-word"},
      {"\\e[1;3D", "ed-prev-word"},        {"\\e[200~", "bancada-paste"},
  };
  EditLine *line = editor->line;
  for (size_t i = 0; i < sizeof everywhere / sizeof everywhere[0]; i++) {
    el_set(line, EL_BIND, everywhere[i][0], everywhere[i][1], NULL);
    el_set(line, EL_BIND, "-a", everywhere[i][0], everywhere[i][1], NULL);
  }
  for (size_t i = 0; i < sizeof insertion / sizeof insertion[0]; i++)
    el_set(line, EL_BIND, insertion[i][0], insertion[i][1], NULL);
  const char *mode = NULL;
  bool vi = el_get(line, EL_EDITOR, &mode) == 0 && mode != NULL && strcmp(mode, "vi") == 0;
  editor->brackets_paste = !vi;
  if (vi) return;
  for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
    el_set(line, EL_BIND, sequences[i][0], sequences[i][1], NULL);
}

/* Opening and closing */

void ce_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

ce_editor *ce_open(const char *program, int history_size) {
  ce_use_utf8();
  ce_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->left = strdup("> ");
  editor->line = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->left == NULL || editor->line == NULL || editor->history == NULL) {
    ce_close(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, history_size);
  history(editor->history, &event, H_SETUNIQUE, 1);

  EditLine *line = editor->line;
  el_set(line, EL_CLIENTDATA, editor);
  el_set(line, EL_SIGNAL, 1);
  el_set(line, EL_HIST, history, editor->history);
  el_set(line, EL_PROMPT_ESC, left_prompt, '\1');
  el_set(line, EL_ADDFN, "bancada-complete", "Complete the word before the cursor", complete_word);
  el_set(line, EL_ADDFN, "bancada-interrupt", "Drop the line", interrupt);
  el_set(line, EL_ADDFN, "bancada-suspend", "Stop until the job is continued", suspend);
  el_set(line, EL_ADDFN, "bancada-paste", "Insert what is pasted as text", paste);
  /* Debian's libedit starts in vi mode; whoever wants it says `bind -v` in ~/.editrc. */
  el_set(line, EL_EDITOR, "emacs");
  el_source(line, NULL);
  bind_keys(editor);
  /* While a line is edited Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys; between lines they are what they always are. */
  el_set(line, EL_SETTY, "-d", "-isig", "-ixon", NULL);
  return editor;
}

void ce_close(ce_editor *editor) {
  if (editor == NULL) return;
  if (editor->line != NULL) el_end(editor->line);
  if (editor->history != NULL) history_end(editor->history);
  free(editor->left);
  free(editor->right);
  free(editor);
}

bool ce_set_mode(ce_editor *editor, const char *mode) {
  if (el_set(editor->line, EL_EDITOR, mode) != 0) return false;
  bind_keys(editor);
  return true;
}

/* Prompts and history */

void ce_set_prompt(ce_editor *editor, const char *left, const char *right) {
  char *new_left = strdup(left);
  if (new_left == NULL) return;
  free(editor->left);
  free(editor->right);
  editor->left = new_left;
  editor->right = right == NULL ? NULL : strdup(right);
  el_set(editor->line, EL_RPROMPT_ESC, editor->right == NULL ? NULL : right_prompt, '\1');
}

void ce_history_add(ce_editor *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}

/* Completing */

void ce_on_complete(ce_editor *editor, ce_completer completer, void *context) {
  editor->completer = completer;
  editor->completer_context = context;
}

bool ce_insert(ce_editor *editor, const char *text) { return el_insertstr(editor->line, text) == 0; }

void ce_delete_before(ce_editor *editor, int characters) {
  if (characters > 0) el_deletestr(editor->line, characters);
}

/* Reading */

ce_outcome ce_read(ce_editor *editor, const char **line, int *bytes) {
  editor->interrupted = false;
  int count = 0;
  announce_paste(editor, true);
  /* Before the prompt is drawn: whoever types as soon as they see it is heard. */
  el_set(editor->line, EL_PREP_TERM, 1);
  const char *text = el_gets(editor->line, &count);
  int reason = errno;
  announce_paste(editor, false);
  if (editor->interrupted) return CE_INTERRUPTED;
  if (text == NULL || count <= 0) return count < 0 && reason != 0 ? CE_FAILED : CE_EOF;
  if (text[count - 1] == '\n') count--;
  *line = text;
  *bytes = count;
  return CE_LINE;
}

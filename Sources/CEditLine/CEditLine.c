/* The line editor: see include/CEditLine.h. */

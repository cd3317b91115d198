// Tests of Course.

// Tests of Cloud.

// Tests of Narration.

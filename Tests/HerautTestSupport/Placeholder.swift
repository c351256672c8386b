// Room of test support.

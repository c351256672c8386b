// Room of HerautLint.

// Room of HerautLaw.

// Room of HerautLaw's tests.

// Room of HerautTemplate.

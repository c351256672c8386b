// Room of HerautLanguage.

// Room of HerautMerge.

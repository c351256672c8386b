// Room of HerautRender.

// Room of HerautCommands.

import HerautCommands

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

exit(HerautMain.run(arguments: Array(CommandLine.arguments.dropFirst()), world: DiskWorld()))
